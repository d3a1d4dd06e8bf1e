// Where the program starts, on the main thread and before any other exists: the heap has to be set up here.

Memory.prepareForLargeRun()
await Sverka.main()
