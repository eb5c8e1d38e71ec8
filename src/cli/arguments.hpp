// Words of the command line -> calls. Opens no file.
#pragma once

namespace terracord::cli {

// The program: parses, runs the command, returns the exit status. The only place that catches.
int run(int argc, char** argv);

}  // namespace terracord::cli
