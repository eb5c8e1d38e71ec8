#include "catalogue/versions.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <set>
#include <tuple>

namespace terracord::catalogue {

using model::DocumentStatus;

namespace {

bool in_force(DocumentStatus status) {
    return status == DocumentStatus::in_force || status == DocumentStatus::unknown ||
           status == DocumentStatus::partly_annulled;
}

bool may_hold(const VersionDates& version) { return in_force(version.status) || version.once_in_force; }

// The day the next version took over; empty: none is known.
std::string taken_over(const std::vector<VersionDates>& versions, std::size_t v) {
    std::string next;
    for (const VersionDates& other : versions) {
        if (!may_hold(other) || other.approved.empty() || other.approved <= versions[v].approved) continue;
        if (next.empty() || other.approved < next) next = other.approved;
    }
    return next;
}

// Larger counts more. Of versions to come the next one, of the others the latest.
std::tuple<int, bool, std::string> weight(const VersionDates& version, DocumentStatus status) {
    if (in_force(status)) return {2, true, version.approved};
    if (status == DocumentStatus::set_aside) return {0, true, version.approved};
    return {1, !version.approved.empty(), version.approved};
}

bool outweighs(const VersionDates& a, DocumentStatus status_a, const VersionDates& b, DocumentStatus status_b) {
    const auto one = weight(a, status_a);
    const auto other = weight(b, status_b);
    const bool both_to_come = std::get<0>(one) == 1 && std::get<0>(other) == 1;
    if (both_to_come && std::get<1>(one) && std::get<1>(other)) return std::get<2>(one) < std::get<2>(other);
    return one > other;
}

}  // namespace

std::string day_after(const std::string& date) {
    const auto number = [&](std::size_t from, std::size_t size) {
        int value = 0;
        std::from_chars(date.data() + from, date.data() + from + size, value);
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    const std::chrono::year_month_day next{std::chrono::sys_days{day} + std::chrono::days{1}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                       static_cast<unsigned>(next.day()));
}

DocumentStatus status_on(const std::vector<VersionDates>& versions, std::size_t v, const std::string& date) {
    const VersionDates& version = versions[v];
    if (!may_hold(version)) return version.status;
    if (!version.approved.empty() && date < version.approved) return DocumentStatus::approved;
    if (!version.ends.empty() && version.ends < date) return DocumentStatus::set_aside;
    if (in_force(version.status)) return version.status;
    // Set aside now: in force up to the end its data name, else up to the one that took over.
    if (version.approved.empty()) return DocumentStatus::set_aside;
    const std::string next = version.ends.empty() ? taken_over(versions, v) : std::string();
    const bool known = !version.ends.empty() || (!next.empty() && date < next);
    return known ? DocumentStatus::in_force : DocumentStatus::set_aside;
}

std::vector<VersionPeriod> periods_of(const std::vector<VersionDates>& versions, const std::string& until) {
    std::set<std::string> turns{""};
    for (const VersionDates& version : versions) {
        if (!version.approved.empty()) turns.insert(version.approved);
        if (!version.ends.empty()) turns.insert(day_after(version.ends));
    }
    std::vector<VersionPeriod> periods;
    for (const std::string& from : turns) {
        if (from > until) break;
        std::size_t best = 0;
        DocumentStatus status = status_on(versions, 0, from);
        for (std::size_t v = 1; v < versions.size(); ++v) {
            const DocumentStatus other = status_on(versions, v, from);
            if (!outweighs(versions[v], other, versions[best], status)) continue;
            best = v;
            status = other;
        }
        const bool same = !periods.empty() && periods.back().version == best && periods.back().status == status;
        if (!same) periods.push_back({from, best, status});
    }
    return periods;
}

}  // namespace terracord::catalogue
