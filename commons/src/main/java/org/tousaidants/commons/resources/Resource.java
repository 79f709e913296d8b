package org.tousaidants.commons.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// « Ressource » — one thing to learn or to teach with.
///
/// @param checked the day a person last saw that it still holds
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
    public record Readers(Audience audience, String lang, Reading reading) {}

    /// « Source d’une ressource » — who wrote it and what may be done with it.
    ///
    /// @param link where it is, if it is not a file here; empty: none
    public record Source(Licence licence, String author, String link) {}

    /// « Genre de ressource ».
    public enum Kind {
        GUIDE,
        EXERCISE,
        POSTER,
        VIDEO,
        PROCEDURE
    }

    /// « Public d’une ressource » — who holds it in her hands.
    public enum Audience {
        LEARNER,
        HELPER,
        BOTH
    }

    /// « Niveau de français » — of what is written in it.
    public enum Reading {
        /// Made with readers who find reading hard.
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

    /// « Note de pair » — what a person who used it says, and when.
    record PeerNote(Instant at, UUID account, String words) {}
}
