def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj
