//! The elementary functions: JavaScript's `Math` in the page, the system's library elsewhere.
//!
//! Rust's own `cos` in WebAssembly takes about 300 ns; V8 inlines a `Math.cos` that is bound as an import.

#[cfg(target_arch = "wasm32")]
pub use in_page::*;
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;

#[cfg(target_arch = "wasm32")]
mod in_page {
    use wasm_bindgen::prelude::wasm_bindgen;

    macro_rules! imports {
        ($($name:ident($($argument:ident),*) = $js:literal;)*) => {
            #[wasm_bindgen]
            extern "C" {
                $(
                    #[doc = concat!("JavaScript's `Math.", $js, "`.")]
                    #[wasm_bindgen(js_namespace = Math, js_name = $js)]
                    pub fn $name($($argument: f64),*) -> f64;
                )*
            }
        };
    }

    imports! {
        acos(x) = "acos";
        acosh(x) = "acosh";
        asin(x) = "asin";
        asinh(x) = "asinh";
        atan(x) = "atan";
        atan2(y, x) = "atan2";
        atanh(x) = "atanh";
        cbrt(x) = "cbrt";
        cos(x) = "cos";
        cosh(x) = "cosh";
        exp(x) = "exp";
        expm1(x) = "expm1";
        log(x) = "log";
        log10(x) = "log10";
        log1p(x) = "log1p";
        log2(x) = "log2";
        pow(x, y) = "pow";
        sin(x) = "sin";
        sinh(x) = "sinh";
        tan(x) = "tan";
        tanh(x) = "tanh";
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    macro_rules! natives {
        ($($name:ident($x:ident $(, $y:ident)?) = $method:path;)*) => {
            $(
                #[doc = concat!("C's `", stringify!($name), "`.")]
                #[inline]
                pub fn $name($x: f64 $(, $y: f64)?) -> f64 {
                    $method($x $(, $y)?)
                }
            )*
        };
    }

    natives! {
        acos(x) = f64::acos;
        acosh(x) = libm::acosh;
        asin(x) = f64::asin;
        asinh(x) = libm::asinh;
        atan(x) = f64::atan;
        atan2(y, x) = f64::atan2;
        atanh(x) = libm::atanh;
        cbrt(x) = f64::cbrt;
        cos(x) = f64::cos;
        cosh(x) = f64::cosh;
        exp(x) = f64::exp;
        expm1(x) = f64::exp_m1;
        log(x) = f64::ln;
        log10(x) = f64::log10;
        log1p(x) = f64::ln_1p;
        log2(x) = f64::log2;
        pow(x, y) = f64::powf;
        sin(x) = f64::sin;
        sinh(x) = f64::sinh;
        tan(x) = f64::tan;
        tanh(x) = f64::tanh;
    }
}
