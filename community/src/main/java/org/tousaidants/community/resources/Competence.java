package org.tousaidants.community.resources;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;

/// « Compétence visée » — one of the sixteen of the French reference of digital skills (CRCN, decree 2019-919,
/// annex 8, measured by Pix), by its number there; its words are in the message files.
public record Competence(String number) {
    private static final List<String> NUMBERS = List.of(
            "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1",
            "5.2");

    public Competence {
        if (!NUMBERS.contains(number)) throw new IllegalArgumentException("not a competence: " + number);
    }

    public static Optional<Competence> of(String number) {
        return NUMBERS.contains(number) ? Optional.of(new Competence(number)) : Optional.empty();
    }

    public static List<Competence> all() {
        return NUMBERS.stream().map(Competence::new).toList();
    }

    public String words(Page page) {
        return page.t("resources.competence." + number);
    }

    public static List<Choice> choices(Page page) {
        return all().stream()
                .map(one -> Choice.of(one.number(), one.words(page)))
                .toList();
    }
}
