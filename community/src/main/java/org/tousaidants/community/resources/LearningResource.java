package org.tousaidants.community.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// « Ressource » — material to learn or to teach with.
///
/// @param checked last day on which a person checked it
public record LearningResource(
        UUID id,
        String title,
        String summary,
        ResourceKind kind,
        List<DigitalCompetence> competences,
        ResourceTargetReaders readers,
        ResourceSource source,
        LocalDate checked,
        Instant added) {
    LearningResource at(UUID known) {
        return new LearningResource(known, title, summary, kind, competences, readers, source, checked, added);
    }

    /// « Pour qui » — the readers for whom a resource is intended.
    ///
    /// @param lang ISO 639 code of the language
    /// @param reading difficulty of the text
    public record ResourceTargetReaders(ResourceAudience audience, String lang, ResourceReadingLevel reading) {}

    /// « Source d’une ressource » — the licence, the author and the link.
    ///
    /// @param link address of the resource; empty if the resource is an uploaded file
    public record ResourceSource(ResourceLicence licence, String author, String link) {}

    /// « Genre de ressource » — the kind of a resource.
    public enum ResourceKind {
        GUIDE,
        EXERCISE,
        POSTER,
        VIDEO,
        PROCEDURE
    }

    /// « Public d’une ressource » — the intended users of a resource.
    public enum ResourceAudience {
        LEARNER,
        HELPER,
        BOTH
    }

    /// « Niveau de français » — the difficulty of the French text.
    public enum ResourceReadingLevel {
        /// The text was written together with people who find reading difficult.
        EASY,
        SIMPLE,
        USUAL,
        NONE
    }

    /// « Licence d’une ressource » — the licence under which a resource may be used.
    public enum ResourceLicence {
        CC_BY("https://creativecommons.org/licenses/by/4.0/"),
        CC_BY_SA("https://creativecommons.org/licenses/by-sa/4.0/"),
        CC0("https://creativecommons.org/publicdomain/zero/1.0/"),
        ETALAB("https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        OTHER("");

        private final String address;

        ResourceLicence(String address) {
            this.address = address;
        }

        public String address() {
            return address;
        }
    }

    /// « Note de pair » — a comment of a helper about a resource, with its time.
    record ResourcePeerNote(Instant at, UUID account, String words) {}
}
