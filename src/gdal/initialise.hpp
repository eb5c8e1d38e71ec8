// Sets GDAL and PROJ up once for the whole process: drivers registered, those that follow references or go to the
// network taken out, no network, no sidecar files. The readers of this room call it themselves; `cli` calls it first
// so that no thread pays for it. Safe for concurrent calls; later calls cost nothing.
#pragma once

namespace terracord::gdal {

void initialise();

}  // namespace terracord::gdal
