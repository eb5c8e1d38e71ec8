#include "engine/open_accounts.hpp"

#include <fmt/format.h>

#include <cmath>

namespace terracord::engine {

std::optional<Error> open_accounts(const model::Finding& finding) {
    constexpr double kClosed = 1e-6;  // of the subject
    const model::Accounts& accounts = finding.measures.accounts;
    if (!accounts.kept || std::abs(accounts.error_m2) <= kClosed * finding.measures.subject_m2) return std::nullopt;
    return Error{ErrorCode::internal,
                 Text{fmt::format("constat {} : il manque {:.6f} m² sur {:.2f} m²", finding.id, accounts.error_m2,
                                  finding.measures.subject_m2),
                      fmt::format("finding {}: {:.6f} m² of {:.2f} m² are unaccounted for", finding.id,
                                  accounts.error_m2, finding.measures.subject_m2)},
                 {},
                 Text{"Merci de le signaler, avec la version et le périmètre du projet.",
                      "Please report it, with the version and the project's perimeter."}};
}

}  // namespace terracord::engine
