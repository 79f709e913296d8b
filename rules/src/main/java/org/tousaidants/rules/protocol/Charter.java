package org.tousaidants.rules.protocol;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Charte » — the preamble and the commitments, each with the profiles that sign it.
public record Charter(String preamble, List<Chapter> chapters, List<Commitment> commitments, String source) {

    public record Chapter(String id, String name) {}

    /// « Engagement » — one commitment of the charter: a promise in the first person.
    public record Commitment(
            String id, String chapter, String text, Set<String> profiles, String example, String source, String hash) {
        public Commitment(String id, String chapter, String text, Set<String> profiles, String example, String source) {
            this(id, chapter, text, profiles, example, source, hashOf(text));
        }

        private static String hashOf(String text) {
            var plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ")
                    .strip();
            return Sha256.hex(plain);
        }
    }

    /// The paragraphs of the preamble.
    public List<String> preambleParagraphs() {
        return Pattern.compile("\\n\\s*\\n")
                .splitAsStream(preamble.strip())
                .map(paragraph -> paragraph.replaceAll("\\s+", " "))
                .toList();
    }

    public Optional<Commitment> commitment(String id) {
        return commitments.stream()
                .filter(commitment -> commitment.id().equals(id))
                .findFirst();
    }

    public List<Commitment> of(String profile) {
        return commitments.stream()
                .filter(commitment -> commitment.profiles().contains(profile))
                .toList();
    }
}
