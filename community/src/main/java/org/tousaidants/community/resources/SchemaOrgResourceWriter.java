package org.tousaidants.community.resources;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Page;
import tools.jackson.databind.json.JsonMapper;

/// Writes a resource as schema.org `LearningResource` (whose terms follow LOM and LRMI), for catalogues and
/// search engines.
final class SchemaOrgResourceWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SchemaOrgResourceWriter() {}

    /// Returns the description of a resource as JSON-LD. It contains no `<`, so that it can be written into a
    /// page.
    ///
    /// @param one the resource
    /// @param address address of the page of the resource
    static String json(LearningResource one, String address, Page page) {
        return JSON.writeValueAsString(of(one, address, page)).replace("<", "\\u003c");
    }

    static Map<String, Object> of(LearningResource one, String address, Page page) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("@context", "https://schema.org");
        fields.put("@type", "LearningResource");
        fields.put("@id", address);
        fields.put("name", one.title());
        fields.put("description", one.summary());
        fields.put("learningResourceType", LearningResourcePages.named(page, "kind", one.kind()));
        fields.put("inLanguage", one.readers().lang());
        fields.put(
                "author", Map.of("@type", "Organization", "name", one.source().author()));
        fields.put("dateModified", one.checked().toString());
        fields.put("educationalUse", EnumConstantName.low(one.readers().audience()));
        if (!one.source().licence().address().isEmpty())
            fields.put("license", one.source().licence().address());
        if (!one.source().link().isEmpty()) fields.put("url", one.source().link());
        fields.put(
                "teaches",
                one.competences().stream()
                        .map(competence -> Map.of(
                                "@type",
                                "DefinedTerm",
                                "termCode",
                                competence.number(),
                                "name",
                                competence.words(page),
                                "inDefinedTermSet",
                                "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000039005162"))
                        .toList());
        return fields;
    }
}
