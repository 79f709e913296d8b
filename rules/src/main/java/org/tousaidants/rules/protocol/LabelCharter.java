package org.tousaidants.rules.protocol;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.text.Sha256;

/// « Charte » — the preamble and the commitments, each with the profiles that sign it.
public record LabelCharter(
        String preamble, List<CharterChapter> chapters, List<CharterCommitment> commitments, String source) {

    public record CharterChapter(String id, String name) {}

    /// « Engagement » — one commitment of the charter: a promise in the first person.
    public record CharterCommitment(
            String id, String chapter, String text, Set<String> profiles, String example, String source, String hash) {
        public CharterCommitment(
                String id, String chapter, String text, Set<String> profiles, String example, String source) {
            this(id, chapter, text, profiles, example, source, hashOf(text));
        }

        private static String hashOf(String text) {
            var plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ")
                    .strip();
            return Sha256.hex(plain);
        }
    }

    /// Returns the paragraphs of the preamble.
    public List<String> preambleParagraphs() {
        return Pattern.compile("\\n\\s*\\n")
                .splitAsStream(preamble.strip())
                .map(paragraph -> paragraph.replaceAll("\\s+", " "))
                .toList();
    }

    public Optional<CharterCommitment> commitment(String id) {
        return commitments.stream()
                .filter(commitment -> commitment.id().equals(id))
                .findFirst();
    }

    public List<CharterCommitment> of(String profile) {
        return commitments.stream()
                .filter(commitment -> commitment.profiles().contains(profile))
                .toList();
    }
}
