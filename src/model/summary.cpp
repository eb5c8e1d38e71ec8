#include "model/summary.hpp"

namespace terracord::model {

std::string_view code(DocumentsRollup value) {
    switch (value) {
        case DocumentsRollup::conflict: return "conflict";
        case DocumentsRollup::not_demonstrated: return "not_demonstrated";
        case DocumentsRollup::reservations: return "reservations";
        case DocumentsRollup::no_contradiction: return "no_contradiction";
        case DocumentsRollup::nothing_checked: return "nothing_checked";
    }
    return "";
}

std::string_view code(NeedsRollup value) {
    switch (value) {
        case NeedsRollup::worsens: return "worsens";
        case NeedsRollup::not_assessable: return "not_assessable";
        case NeedsRollup::contributes: return "contributes";
        case NeedsRollup::neutral: return "neutral";
        case NeedsRollup::nothing_checked: return "nothing_checked";
    }
    return "";
}

}  // namespace terracord::model
