#include "cli/arguments.hpp"

int main(int argc, char** argv) { return terracord::cli::run(argc, argv); }
