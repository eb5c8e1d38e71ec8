#include "cli/advice.hpp"

namespace terracord::cli {

Text advice(ErrorCode code) {
    switch (code) {
        case ErrorCode::usage:
            return {"Ajoutez --help à la commande pour ses options.", "Add --help to the command for its options."};
        case ErrorCode::analysis_unreadable:
            return {"Vérifiez le chemin, les droits, et que ce fichier est bien le fichier d'analyse.",
                    "Check the path, the permissions, and that this file is the analysis file."};
        case ErrorCode::analysis_syntax:
            return {
                "Corrigez la ligne ; les textes et les chemins s'écrivent entre guillemets, les dossiers avec « / », "
                "et le fichier s'enregistre en UTF-8.",
                "Correct the line; texts and paths are written in quotes, folders with '/', and the file is saved as "
                "UTF-8."};
        case ErrorCode::unknown_key:
            return {"Les clés admises sont dans docs/fr/fichier-analyse.md ; retirez celle-ci.",
                    "The keys allowed are in docs/analysis-file.md; take this one out."};
        case ErrorCode::missing_key:
            return {"Ajoutez-la ; docs/fr/fichier-analyse.md la décrit.",
                    "Add it; docs/analysis-file.md describes it."};
        case ErrorCode::wrong_type:
            return {"Écrivez la valeur dans le type attendu ; docs/fr/fichier-analyse.md en donne des exemples.",
                    "Write the value in the type that is expected; docs/analysis-file.md has examples."};
        case ErrorCode::wrong_value:
            return {"Les valeurs admises sont dans docs/fr/fichier-analyse.md.",
                    "The values allowed are in docs/analysis-file.md."};
        case ErrorCode::duplicate_id: return {"Renommez ou retirez l'un des deux.", "Rename or remove one of the two."};
        case ErrorCode::unknown_reference:
            return {"Corrigez le nom, ou ajoutez ce qu'il désigne.", "Correct the name, or add what it stands for."};
        case ErrorCode::bad_threshold:
            return {"Un seuil s'écrit « grandeur comparaison limite » : \"area > 100 m2\".",
                    "A threshold is written 'quantity comparison limit': \"area > 100 m2\"."};
        case ErrorCode::bad_condition:
            return {"Écrivez une condition SQL sur les colonnes de la couche, les textes entre apostrophes.",
                    "Write an SQL condition on the columns of the layer, texts in single quotes."};
        case ErrorCode::check_cycle: return {"Retirez l'un des « when ».", "Take out one of the 'when'."};
        case ErrorCode::file_not_found: return {"Vérifiez le chemin.", "Check the path."};
        case ErrorCode::format_refused: return {"Exportez la couche en GeoPackage.", "Export the layer as GeoPackage."};
        case ErrorCode::file_unreadable:
            return {"Ouvrez le fichier dans un SIG pour vérifier qu'il est entier, ou exportez-le de nouveau.",
                    "Open the file in a GIS to check that it is whole, or export it again."};
        case ErrorCode::layer_not_found:
            return {"Indiquez layer, ou complétez le chemin.", "Set layer, or complete the path."};
        case ErrorCode::column_not_found:
            return {"Indiquez une colonne qui existe dans la couche.", "Name a column that exists in the layer."};
        case ErrorCode::layer_empty:
            return {"Fournissez la couche avec ses objets, ou écrivez may_be_empty = true s'il n'y a vraiment rien.",
                    "Supply the layer with its features, or write may_be_empty = true where there really is nothing."};
        case ErrorCode::geometry_repaired: return {"Corrigez l'objet à sa source.", "Mend the feature at its source."};
        case ErrorCode::geometry_set_aside:
            return {"Redessinez l'objet sans croisements.", "Redraw the feature without crossings."};
        case ErrorCode::geometry_missing:
            return {"Dessinez la géométrie, ou retirez la ligne.", "Draw the geometry, or remove the row."};
        case ErrorCode::geometry_family:
            return {"Fournissez une couche du type attendu.", "Supply a layer of the type that is expected."};
        case ErrorCode::no_usable_project:
            return {"Vérifiez la source, sa condition where, --project, et les erreurs ci-dessus.",
                    "Check the source, its where, --project, and the errors above."};
        case ErrorCode::duplicate_project:
            return {"Donnez à chaque projet son identifiant, ou écrivez dissolve = true.",
                    "Give each project its own identifier, or write dissolve = true."};
        case ErrorCode::project_unusable:
            return {"Corrigez la ligne du projet à sa source.", "Correct the row of the project at its source."};
        case ErrorCode::document_layer_missing:
            return {"Procurez-vous le dossier complet du document.", "Fetch the complete folder of the document."};
        case ErrorCode::encoding:
            return {"Indiquez encoding = \"UTF-8\" ou \"CP1252\".", "Write encoding = \"UTF-8\" or \"CP1252\"."};
        case ErrorCode::overlay_failed:
            return {"Vérifiez la validité des deux géométries dans un SIG.",
                    "Check in a GIS that the two geometries are valid."};
        case ErrorCode::law_date_unusable:
            return {"Écrivez AAAA-MM-JJ, ou laissez la cellule vide.", "Write YYYY-MM-DD, or leave the cell empty."};
        case ErrorCode::parcel_unknown:
            return {"Corrigez la référence, ou prenez un fichier des parcelles de la date de la liste.",
                    "Correct the reference, or take a file of parcels of the list's date."};
        case ErrorCode::parcel_reference:
            return {"Écrivez les références en entier : 45234 000 AB 0123.",
                    "Write whole references: 45234 000 AB 0123."};
        case ErrorCode::parcel_area:
            return {"Vérifiez la référence et la date du fichier des parcelles.",
                    "Check the reference and the date of the file of parcels."};
        case ErrorCode::drawing_open: return {"Fermez la ligne dans le dessin.", "Close the line in the drawing."};
        case ErrorCode::drawing_unit:
            return {"Mettez le dessin en mètres dans son logiciel.", "Put the drawing into metres in its own program."};
        case ErrorCode::drawing_content:
            return {"Vérifiez le calque dans le logiciel de dessin.", "Check the CAD layer in the drawing program."};
        case ErrorCode::extract_truncated:
            return {"Téléchargez les pages suivantes, ou une emprise plus petite.",
                    "Download the pages that follow, or a smaller extent."};
        case ErrorCode::archive_skipped:
            return {"Décompressez l'archive et indiquez le dossier.", "Unpack the archive and name the folder."};
        case ErrorCode::database_unreachable:
            return {"Essayez la même connexion avec psql.", "Try the same connection with psql."};
        case ErrorCode::database_refused:
            return {"Demandez le droit de lire cette table à l'administrateur de la base.",
                    "Ask the database's administrator for the right to read this table."};
        case ErrorCode::database_interrupted:
            return {"Relancez ; si la requête est longue, demandez un délai plus long.",
                    "Run again; if the query is long, ask for a longer limit."};
        case ErrorCode::limit_reached:
            return {"Si ces données sont sûres, relevez la limite avec --limit ; sinon, simplifiez-les.",
                    "If you trust these data, raise the limit with --limit; else simplify them."};
        case ErrorCode::raster_band:
            return {"Indiquez une bande de mesures, par exemple band = 1.",
                    "Name a band of measures, such as band = 1."};
        case ErrorCode::raster_not_placed:
            return {"Ajoutez un fichier de calage, ou exportez-le en GeoTIFF depuis un SIG.",
                    "Add a world file, or export it as GeoTIFF from a GIS."};
        case ErrorCode::raster_measure:
            return {"Choisissez une mesure qui convient à ces données.", "Choose a measure that fits these data."};
        case ErrorCode::need_data: return {"Corrigez la ligne de la table.", "Correct the row of the table."};
        case ErrorCode::need_unit:
            return {"Mettez la colonne des clés en texte.", "Format the column of the keys as text."};
        case ErrorCode::crs_missing:
            return {"Indiquez crs = \"EPSG:...\" après l'avoir vérifié sur une carte.",
                    "Write crs = \"EPSG:...\" once you have checked it on a map."};
        case ErrorCode::crs_unknown:
            return {"Écrivez un code EPSG, par exemple crs = \"EPSG:2154\".",
                    "Write an EPSG code, such as crs = \"EPSG:2154\"."};
        case ErrorCode::crs_not_metric:
            return {"Écrivez un système projeté en mètres en tête de l'analyse, par exemple crs = \"EPSG:2154\".",
                    "Write a projected system in metres at the top of the analysis, such as crs = \"EPSG:2154\"."};
        case ErrorCode::crs_areal_scale:
            return {"Choisissez un système national ou local, par exemple crs = \"EPSG:2154\".",
                    "Choose a national or local system, such as crs = \"EPSG:2154\"."};
        case ErrorCode::crs_implausible:
            return {"Corrigez le système avec crs = \"EPSG:...\".", "Correct the system with crs = \"EPSG:...\"."};
        case ErrorCode::crs_no_operation:
            return {"Installez la grille de transformation, ou convertissez le fichier.",
                    "Install the transformation grid, or convert the file."};
        case ErrorCode::crs_assumed:
            return {"Vérifiez que ce système est le bon.", "Check that this system is the right one."};
        case ErrorCode::output_exists:
            return {"Ajoutez --overwrite, ou choisissez un autre dossier.",
                    "Add --overwrite, or choose another folder."};
        case ErrorCode::output_unwritable:
            return {"Vérifiez les droits et la place disponible.", "Check permissions and free space."};
        case ErrorCode::database_not_ours:
            return {"Indiquez avec --schema un schéma qui ne sert qu'à cela.",
                    "Name a schema with --schema that serves nothing else."};
        case ErrorCode::database_unwritable:
            return {"Vérifiez les droits de l'utilisateur sur ce schéma.",
                    "Check what the user may do in this schema."};
        case ErrorCode::output_not_ours: return {"Choisissez un autre dossier.", "Choose another folder."};
        case ErrorCode::spill_corrupt: return {"Libérez de la place et relancez.", "Free some space and start again."};
        case ErrorCode::shards_mismatch: return {"Relancez la part en cause.", "Run the shard in question again."};
        case ErrorCode::manifest_unreadable:
            return {"Donnez le dossier de sortie d'une exécution, ou son archive.",
                    "Give the output folder of a run, or its archive."};
        case ErrorCode::replay_impossible:
            return {"Indiquez le fichier d'analyse avec --analysis, et remettez les entrées en place.",
                    "Name the analysis file with --analysis, and put the inputs back."};
        case ErrorCode::archive_unusable:
            return {"Décompressez-la vous-même et donnez le dossier.", "Unpack it yourself and give the folder."};
        case ErrorCode::internal:
            return {
                "Signalez-le avec ce message, la version (terracord --version) et la plus petite analyse qui le "
                "montre.",
                "Report it with this message, the version (terracord --version) and the smallest analysis that shows "
                "it."};
    }
    return {};
}

}  // namespace terracord::cli
