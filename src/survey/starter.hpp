// A commented analysis file from projects and documents: what is recognised is written as it runs, what must be known
// by a person stands as a comment in its place. docs/user-guide.md, "Starting an analysis".
//
//   const auto starter = start_analysis({.projects = "projets.gpkg", .documents = {"plui/"}, .date = "2026-11-22"},
//   ...); starter->text;   // TOML
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::survey {

struct StarterRequest {
    std::filesystem::path projects;
    std::string layer;  // of the projects' file; empty: its only one, or the one that looks like projects
    std::string where;  // OGR SQL; empty: all rows
    std::string id;     // column; empty: guessed
    std::string name;   // column; empty: guessed
    std::vector<std::filesystem::path> documents;
    std::string date;     // ISO 8601
    std::string profile;  // empty: none
    // The folder the analysis file will stand in, absolute; paths given must be absolute too. Written paths are
    // relative to it.
    std::filesystem::path folder;
    Lang lang = Lang::fr;
};

struct Starter {
    std::string text;
    std::size_t documents = 0;  // recognised
    std::size_t checks = 0;
};

// Errors: those of opening the projects; 206 208 for date and profile; 301 for a document that is not there. What is in
// a document's folder and not recognised becomes a comment.
[[nodiscard]] Result<Starter> start_analysis(const StarterRequest& request, const catalogue::CatalogueData& data,
                                             Log& log);

}  // namespace terracord::survey
