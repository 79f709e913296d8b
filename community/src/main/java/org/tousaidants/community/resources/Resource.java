package org.tousaidants.community.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// « Ressource » — one item to learn or to teach with.
///
/// @param checked the last day on which a person verified it
public record Resource(
        UUID id,
        String title,
        String summary,
        Kind kind,
        List<Competence> competences,
        Readers readers,
        Source source,
        LocalDate checked,
        Instant added) {
    Resource at(UUID known) {
        return new Resource(known, title, summary, kind, competences, readers, source, checked, added);
    }

    /// « Pour qui »
    ///
    /// @param lang as ISO 639 writes it
    public record Readers(Audience audience, String lang, ReadingLevel reading) {}

    /// « Source d’une ressource » — the author and the licence.
    ///
    /// @param link its URL, if it is not a file here; empty: none
    public record Source(Licence licence, String author, String link) {}

    /// « Genre de ressource ».
    public enum Kind {
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

    /// « Niveau de français » — of its text.
    public enum ReadingLevel {
        /// Written together with people who find reading hard.
        EASY,
        SIMPLE,
        USUAL,
        NONE
    }

    /// « Licence d’une ressource ».
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
