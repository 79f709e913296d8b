package org.tousaidants.observatory.opendata;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tousaidants.platform.web.Messages;

/// Writes the catalogue in DCAT-AP 3 (Turtle): each dataset with its licence, its date and the addresses of its
/// files.
final class DcatCatalogueWriter {
    private static final String PREFIXES = """
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

            """;
    private static final String VOCABULARY = "http://publications.europa.eu/resource/authority/";

    /// The properties that all datasets of the catalogue have in common: address of the site, publisher, date.
    record DcatCatalogueSettings(String site, String network, LocalDate day) {}

    /// A dataset with its files; the message key of its texts is `publication.dataset.<id>`.
    record DcatDataset(String id, List<DcatDatasetFile> files) {
        String key() {
            return "publication.dataset." + id;
        }
    }

    record DcatDatasetFile(String path, String mediaType, String fileType) {}

    private DcatCatalogueWriter() {}

    static String turtle(DcatCatalogueSettings setting, List<DcatDataset> datasets) {
        var out = new StringBuilder(PREFIXES);
        var catalogue = setting.site() + "/donnees/catalogue.ttl";
        out.append("<").append(catalogue).append("> a dcat:Catalog ;\n");
        words(out, "publication.catalogue");
        out.append("  dct:publisher <").append(setting.site()).append("/#publisher> ;\n");
        out.append("  dct:license <").append(VOCABULARY).append("licence/ETALAB_2_0> ;\n");
        out.append("  dct:language <").append(VOCABULARY).append("language/FRA> ;\n");
        out.append("  dct:modified \"").append(setting.day()).append("\"^^xsd:date ;\n");
        out.append("  foaf:homepage <").append(setting.site()).append("/donnees> ;\n");
        for (var dataset : datasets)
            out.append("  dcat:dataset <").append(address(setting, dataset)).append("> ;\n");
        out.append(".\n\n<").append(setting.site()).append("/#publisher> a foaf:Agent ; foaf:name ");
        out.append(text(setting.network())).append("@fr .\n");
        out.append("<").append(VOCABULARY).append("licence/ETALAB_2_0> a dct:LicenseDocument .\n");
        out.append("<").append(VOCABULARY).append("language/FRA> a dct:LinguisticSystem .\n");
        out.append("<").append(VOCABULARY).append("frequency/DAILY> a dct:Frequency .\n");
        out.append("<").append(setting.site()).append("/donnees> a foaf:Document .\n");
        for (var dataset : datasets) dataset(out, setting, dataset);
        return out.toString();
    }

    private static void dataset(StringBuilder out, DcatCatalogueSettings setting, DcatDataset dataset) {
        out.append("\n<").append(address(setting, dataset)).append("> a dcat:Dataset ;\n");
        words(out, dataset.key());
        out.append("  dct:identifier ").append(text(dataset.id())).append(" ;\n");
        out.append("  dct:publisher <").append(setting.site()).append("/#publisher> ;\n");
        out.append("  dct:modified \"").append(setting.day()).append("\"^^xsd:date ;\n");
        out.append("  dct:accrualPeriodicity <").append(VOCABULARY).append("frequency/DAILY> ;\n");
        said(out, "dcat:keyword", "publication.keyword");
        for (var file : dataset.files())
            out.append("  dcat:distribution <")
                    .append(setting.site())
                    .append(file.path())
                    .append("#file> ;\n");
        out.append(".\n");
        for (var file : dataset.files()) {
            var url = setting.site() + file.path();
            out.append("<").append(url).append("#file> a dcat:Distribution ;\n");
            out.append("  dcat:accessURL <").append(url).append("> ;\n");
            out.append("  dcat:downloadURL <").append(url).append("> ;\n");
            out.append("  dcat:mediaType <https://www.iana.org/assignments/media-types/")
                    .append(file.mediaType())
                    .append("> ;\n");
            out.append("  dct:format <")
                    .append(VOCABULARY)
                    .append("file-type/")
                    .append(file.fileType())
                    .append("> ;\n");
            out.append("  dct:license <").append(VOCABULARY).append("licence/ETALAB_2_0> ;\n");
            out.append("  dct:modified \"").append(setting.day()).append("\"^^xsd:date .\n");
            out.append("<").append(url).append("> a <http://www.w3.org/2000/01/rdf-schema#Resource> .\n");
            out.append("<https://www.iana.org/assignments/media-types/")
                    .append(file.mediaType())
                    .append("> a dct:MediaType .\n");
            out.append("<")
                    .append(VOCABULARY)
                    .append("file-type/")
                    .append(file.fileType())
                    .append("> a dct:MediaTypeOrExtent .\n");
        }
    }

    private static String address(DcatCatalogueSettings setting, DcatDataset dataset) {
        return setting.site() + "/donnees#" + dataset.id();
    }

    private static void words(StringBuilder out, String key) {
        said(out, "dct:title", key + ".title");
        said(out, "dct:description", key + ".words");
    }

    private static void said(StringBuilder out, String property, String key) {
        out.append("  ").append(property).append(" ");
        out.append(text(Messages.in(Locale.FRENCH).t(key))).append("@fr , ");
        out.append(text(Messages.in(Locale.ENGLISH).t(key))).append("@en ;\n");
    }

    static String text(String words) {
        return "\""
                + words.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "\"";
    }
}
