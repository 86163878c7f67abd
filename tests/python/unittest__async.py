# Tests that await.
import asyncio
import unittest


class Resource:
    async def __aenter__(self):
        print("enter")
        return "resource"

    async def __aexit__(self, *error):
        print("exit")


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        # Else the loop tells of callbacks that take a tenth of a second, as any does on a busy machine.
        asyncio.get_running_loop().slow_callback_duration = 60
        await asyncio.sleep(0)
        print("asyncSetUp", asyncio.get_running_loop().is_running())
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        print("cleanup")

    async def test_awaits(self):
        self.assertEqual(await asyncio.sleep(0, "value"), "value")

    def test_plain(self):
        print("plain")

    async def test_context(self):
        self.assertEqual(await self.enterAsyncContext(Resource()), "resource")

    async def test_raises(self):
        with self.assertRaises(ZeroDivisionError):
            await self.fails()

    async def test_fails(self):
        self.assertEqual(1, await asyncio.sleep(0, 2))

    async def fails(self):
        1 / 0

    async def asyncTearDown(self):
        print("asyncTearDown")

    def tearDown(self):
        print("tearDown")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(result)
print(result.testsRun, len(result.failures), len(result.errors), [str(test) for test, _ in result.failures])
