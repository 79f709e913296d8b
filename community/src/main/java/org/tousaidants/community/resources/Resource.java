package org.tousaidants.community.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// « Ressource » — something to learn or to teach with.
///
/// @param checked last day on which a person checked it
public record Resource(
        UUID id,
        String title,
        String summary,
        ResourceKind kind,
        List<Competence> competences,
        IntendedReaders readers,
        ResourceSource source,
        LocalDate checked,
        Instant added) {
    Resource at(UUID known) {
        return new Resource(known, title, summary, kind, competences, readers, source, checked, added);
    }

    /// « Pour qui » — the readers for whom a resource is meant.
    ///
    /// @param lang ISO 639 code
    public record IntendedReaders(Audience audience, String lang, ReadingLevel reading) {}

    /// « Source d’une ressource » — the licence, the author and the link.
    ///
    /// @param link address, if the resource is not a file here; else empty
    public record ResourceSource(Licence licence, String author, String link) {}

    /// « Genre de ressource » — the kind of a resource.
    public enum ResourceKind {
        GUIDE,
        EXERCISE,
        POSTER,
        VIDEO,
        PROCEDURE
    }

    /// « Public d’une ressource » — the intended user.
    public enum Audience {
        LEARNER,
        HELPER,
        BOTH
    }

    /// « Niveau de français » — the difficulty of the French text.
    public enum ReadingLevel {
        /// Written together with people who find reading difficult.
        EASY,
        SIMPLE,
        USUAL,
        NONE
    }

    /// « Licence d’une ressource » — the licence under which it may be used.
    public enum Licence {
        CC_BY("https://creativecommons.org/licenses/by/4.0/"),
        CC_BY_SA("https://creativecommons.org/licenses/by-sa/4.0/"),
        CC0("https://creativecommons.org/publicdomain/zero/1.0/"),
        ETALAB("https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        OTHER("");

        private final String address;

        Licence(String address) {
            this.address = address;
        }

        public String address() {
            return address;
        }
    }

    /// « Note de pair » — a comment of a user, with its time.
    record PeerNote(Instant at, UUID account, String words) {}
}
