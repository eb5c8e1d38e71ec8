#include "base/database_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace terracord {

namespace {

constexpr std::string_view kPrefix = "PG:";
constexpr std::string_view kHashMark = "#sha256=";
constexpr std::array<std::string_view, 4> kShown{"service", "host", "port", "dbname"};
constexpr std::array<std::string_view, 8> kUnshown{"hostaddr",    "user",    "connect_timeout", "sslmode",
                                                   "sslrootcert", "sslcert", "sslkey",          "target_session_attrs"};

bool among(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool blank(char c) { return c == ' ' || c == '\t'; }

struct Word {
    std::string key;
    std::string value;
};

// As libpq reads them: key=value, blanks around, values quoted by ' with \ before what stands for itself.
std::optional<std::vector<Word>> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < text.size() && blank(text[at])) ++at;
    };
    for (skip(); at < text.size(); skip()) {
        Word word;
        while (at < text.size() && text[at] != '=' && !blank(text[at])) word.key += text[at++];
        skip();
        if (word.key.empty() || at == text.size() || text[at] != '=') return std::nullopt;
        ++at;
        skip();
        const bool quoted = at < text.size() && text[at] == '\'';
        if (quoted) ++at;
        while (at < text.size() && (quoted ? text[at] != '\'' : !blank(text[at]))) {
            if (text[at] == '\\' && at + 1 < text.size()) ++at;
            word.value += text[at++];
        }
        if (quoted && at++ == text.size()) return std::nullopt;
        words.push_back(std::move(word));
    }
    return words;
}

std::string in_quotes(std::string_view value) {
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') text += '\\';
        text += c;
    }
    return text + "'";
}

tl::unexpected<Error> wrong(const Position& where, Text message, Text hint) {
    return fail(ErrorCode::wrong_value, std::move(message), where, std::move(hint));
}

const Text kHowToName{
    "Écrivez par exemple \"PG:service=plan\", le service étant décrit dans le fichier pg_service.conf, ou "
    "\"PG:host=... dbname=...\".",
    "Write for example \"PG:service=plan\", the service being described in the file pg_service.conf, or "
    "\"PG:host=... dbname=...\"."};

}  // namespace

bool names_database(std::string_view written) { return written.starts_with(kPrefix); }

Result<DatabaseName> parse_database(std::string_view written, const Position& where) {
    if (names_database(written)) written.remove_prefix(kPrefix.size());
    const bool control = std::any_of(written.begin(), written.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    const auto words = words_of(written);
    if (control || !words) {
        return wrong(where,
                     {"la base de données n'est pas nommée par des mots clé=valeur",
                      "the database is not named by words key=value"},
                     kHowToName);
    }
    DatabaseName name;
    std::vector<std::string> shown(kShown.size());
    for (const Word& word : *words) {
        if (word.key == "password" || word.key == "passfile" || word.key == "sslpassword") {
            return wrong(where,
                         {"un mot de passe n'a pas sa place dans un fichier d'analyse, que l'on transmet et que l'on "
                          "archive",
                          "a password has no place in an analysis file, which is handed on and archived"},
                         {"Mettez-le dans PGPASSWORD, dans ~/.pgpass ou dans le fichier de service.",
                          "Put it into PGPASSWORD, ~/.pgpass or the service file."});
        }
        if (!among(kShown, word.key) && !among(kUnshown, word.key)) {
            return wrong(where,
                         {"un mot du nom de la base de données n'est pas admis",
                          "a word of the name of the database is not allowed"},
                         {"Mots admis : service, host, hostaddr, port, dbname, user, connect_timeout, sslmode, "
                          "sslrootcert, sslcert, sslkey, target_session_attrs.",
                          "Words allowed: service, host, hostaddr, port, dbname, user, connect_timeout, sslmode, "
                          "sslrootcert, sslcert, sslkey, target_session_attrs."});
        }
        const auto at = std::find(kShown.begin(), kShown.end(), word.key);
        if (at != kShown.end()) shown[static_cast<std::size_t>(at - kShown.begin())] = word.value;
        // "dbname" may hold a connection string of its own, with a password in it.
        if (word.value.find_first_of("=/") != std::string::npos && word.key == "dbname")
            return wrong(where, {"dbname n'est pas le nom d'une base", "dbname is not the name of a database"},
                         kHowToName);
        name.connection += fmt::format("{}{}={}", name.connection.empty() ? "" : " ", word.key, in_quotes(word.value));
    }
    for (std::size_t i = 0; i < kShown.size(); ++i) {
        if (!shown[i].empty())
            name.label +=
                fmt::format("{}{}={}", name.label.empty() ? kPrefix : std::string_view(" "), kShown[i], shown[i]);
    }
    if (name.label.empty())
        return wrong(where, {"rien ne dit où est la base de données", "nothing says where the database is"},
                     kHowToName);
    return name;
}

std::filesystem::path table_input_path(const TableInput& input) {
    return fmt::format("{}{}{}:{}", input.name, kHashMark, input.sha256, input.bytes);
}

std::optional<TableInput> table_input(const std::filesystem::path& path) {
    const std::string& text = path.native();
    const std::size_t mark = text.rfind(kHashMark);
    if (!names_database(text) || mark == std::string::npos) return std::nullopt;
    const std::size_t begin = mark + kHashMark.size();
    const std::size_t colon = text.find(':', begin);
    TableInput input{.name = text.substr(0, mark), .sha256 = text.substr(begin, colon - begin), .bytes = 0};
    if (colon == std::string::npos) return std::nullopt;
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), input.bytes);
    return input;
}

}  // namespace terracord
