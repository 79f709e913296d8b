package org.tousaidants.label.profiles;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.web.Page;
import tools.jackson.databind.json.JsonMapper;

/// Writes structured data (JSON-LD) about a person for search engines, only if the person agreed to search engines
/// and to the full name. The data contain only what the page shows.
final class PublicProfileJsonLd {
    private PublicProfileJsonLd() {}

    /// Returns the structured data as JSON; empty if the person did not agree to them. The character `<` is
    /// escaped, so that the JSON can be written into a `<script>` element.
    static String of(PublicProfile entry, Page page) {
        if (!entry.engines() || entry.proof().isEmpty()) return "";
        var about = new LinkedHashMap<String, Object>();
        about.put("@context", "https://schema.org");
        about.put("@type", "Person");
        about.put("url", page.url(entry.path()));
        about.put("name", entry.name());
        about.put(
                "jobTitle",
                entry.recognised().stream()
                        .map(PublicProfile.ProfileRecognition::name)
                        .toList());
        if (!entry.communes().isEmpty())
            about.put(
                    "workLocation",
                    entry.communes().stream()
                            .map(Commune::name)
                            .map(PublicProfileJsonLd::place)
                            .toList());
        entry.phones().stream()
                .filter(phone -> phone.place().isEmpty())
                .findFirst()
                .ifPresent(phone -> about.put("telephone", phone.number()));
        return JsonMapper.shared().writeValueAsString(about).replace("<", "\\u003c");
    }

    private static Map<String, Object> place(String commune) {
        return Map.of(
                "@type",
                "Place",
                "address",
                Map.of("@type", "PostalAddress", "addressLocality", commune, "addressCountry", "FR"));
    }
}
