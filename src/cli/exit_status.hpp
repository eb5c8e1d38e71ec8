// The exit statuses of the contract (docs/user-guide.md).
#pragma once

namespace terracord::cli {

enum class Exit : int {
    done = 0,
    verdict_reached = 1,  // --fail-on
    usage = 2,            // command line or analysis file
    no_input = 3,
    partial = 4,  // some inputs or projects failed, all others delivered
    output = 5,
    internal = 70,
    interrupted = 130,
};

}  // namespace terracord::cli
