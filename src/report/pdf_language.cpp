#include "report/pdf_language.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

namespace terracord::report {

namespace {

// The number that follows the last occurrence of a key, and where the key stands.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos) return std::nullopt;
    const char* from = text.data() + at + key.size();
    const char* const end = text.data() + text.size();
    while (from < end && (*from == ' ' || *from == '\n')) ++from;
    std::size_t number = 0;
    if (std::from_chars(from, end, number).ec != std::errc{}) return std::nullopt;
    return number;
}

}  // namespace

std::string with_language(std::string pdf, Lang lang) {
    const std::string_view text = pdf;
    const std::size_t trailer = text.rfind("trailer");
    if (trailer == std::string_view::npos) return pdf;
    const std::string_view last = text.substr(trailer);
    const auto root = number_after(last, "/Root ");
    const auto info = number_after(last, "/Info ");
    const auto size = number_after(last, "/Size ");
    const auto table = number_after(last, "startxref");
    if (!root || !info || !size || !table) return pdf;
    const std::string head = fmt::format("\n{} 0 obj\n<< /Type /Catalog", *root);
    const std::size_t from = text.rfind(head);
    if (from == std::string_view::npos) return pdf;
    const std::size_t members = from + head.size();
    const std::size_t end = text.find(">>\nendobj", members);
    if (end == std::string_view::npos || end > trailer) return pdf;

    const std::string catalogue = fmt::format(
        "{} 0 obj\n<< /Type /Catalog{}   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
        *root, text.substr(members, end - members), lang == Lang::fr ? "fr-FR" : "en-GB");
    const std::size_t at = pdf.size();
    pdf += catalogue;
    const std::size_t new_table = pdf.size();
    pdf += fmt::format(
        "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev "
        "{}\n>>\nstartxref\n{}\n%%EOF\n",
        *root, at, *size, *root, *info, *table, new_table);
    return pdf;
}

}  // namespace terracord::report
