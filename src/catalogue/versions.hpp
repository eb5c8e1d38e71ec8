// Which version of a series holds on which day: what its data say of status and dates, followed through time. Pure.
#pragma once

#include <string>
#include <vector>

#include "model/vocabulary.hpp"

namespace terracord::catalogue {

// What the data (or a signed correction) say of one version. Dates are ISO 8601, empty: unknown.
struct VersionDates {
    model::DocumentStatus status = model::DocumentStatus::unknown;
    bool once_in_force = false;  // set aside now, but replaced, repealed or lapsed: it held until then. Not: annulled
    std::string approved;
    std::string ends;  // the last day it holds
};

// The status of `versions[v]` on a day. A version that was replaced held until its end, or until the next one was
// approved; one whose end nobody knows is not taken for in force.
[[nodiscard]] model::DocumentStatus status_on(const std::vector<VersionDates>& versions, std::size_t v,
                                              const std::string& date);

// From `from` on (empty: since ever) up to the next period this version counts, with this status.
struct VersionPeriod {
    std::string from;
    std::size_t version = 0;
    model::DocumentStatus status = model::DocumentStatus::unknown;
    bool operator==(const VersionPeriod&) const = default;
};

// All periods that begin on `until` or before, by date. Of several versions in force the latest approved counts; where
// none is, the next one to come, else the last that was set aside. `versions` must not be empty.
[[nodiscard]] std::vector<VersionPeriod> periods_of(const std::vector<VersionDates>& versions,
                                                    const std::string& until);

// "2020-12-31" -> "2021-01-01". The date must be one.
[[nodiscard]] std::string day_after(const std::string& date);

}  // namespace terracord::catalogue
