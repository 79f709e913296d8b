package org.tousaidants.community.resources;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Compétence visée » — one of the sixteen competences of the French reference of digital skills (CRCN, decree
/// 2019-919, annex 8, measured by Pix), identified by its number in this reference. Its name is in the message
/// files.
public record DigitalCompetence(String number) {
    private static final List<String> NUMBERS = List.of(
            "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1",
            "5.2");

    public DigitalCompetence {
        if (!NUMBERS.contains(number)) throw new IllegalArgumentException("not a competence: " + number);
    }

    public static Optional<DigitalCompetence> of(String number) {
        return NUMBERS.contains(number) ? Optional.of(new DigitalCompetence(number)) : Optional.empty();
    }

    public static List<DigitalCompetence> all() {
        return NUMBERS.stream().map(DigitalCompetence::new).toList();
    }

    public String words(Page page) {
        return page.t("resources.competence." + number);
    }

    public static List<FormChoice> choices(Page page) {
        return all().stream()
                .map(one -> FormChoice.of(one.number(), one.words(page)))
                .toList();
    }
}
