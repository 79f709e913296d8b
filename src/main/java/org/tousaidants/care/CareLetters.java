package org.tousaidants.care;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Network;
import org.tousaidants.identity.Networks;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.MailAddress;
import org.tousaidants.places.Place;
import org.tousaidants.web.Messages;
import org.tousaidants.web.PublicAddress;

/// What the letters of care say. Names and words typed by people are cut to one line before they enter a subject.
@Component
class CareLetters {
    private static final int NAME_IN_SUBJECT = 80;

    private final Networks networks;
    private final PublicAddress address;

    CareLetters(Networks networks, PublicAddress address) {
        this.networks = networks;
        this.address = address;
    }

    /// To who reported an error: what became of it.
    Letter answer(String network, MailAddress to, Report report, Place place, String answer) {
        var words = Messages.in(Locale.of(report.lang()));
        var text = new LetterText()
                .words(words.t("care.mail.hello"))
                .words(words.t("care.mail.answer.about", place.name(), place.commune(), topic(words, report)))
                .quote(report.message())
                .words(words.t("care.mail.answer.here"))
                .quote(answer)
                .link(words.t("care.mail.answer.sheet"), address.of("/lieux/" + place.slug()))
                .words(words.t("care.mail.answer.thanks"))
                .small(words.t("care.mail.answer.small", name(network)));
        return letter(to, words.t("care.mail.answer.subject", oneLine(place.name())), text, report.lang(), "");
    }

    private static String topic(Messages words, Report report) {
        return words.t("care.report.topic." + report.topic().name().toLowerCase(Locale.ROOT));
    }

    private String name(String network) {
        return networks.byId(network).map(Network::name).orElse("");
    }

    private static Letter letter(MailAddress to, String subject, LetterText text, String lang, String leave) {
        return new Letter(to, subject, text.text(), text.html(lang), leave);
    }

    /// A name that holds a line break or a control character cannot add a header.
    static String oneLine(String typed) {
        var line = typed.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= NAME_IN_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAME_IN_SUBJECT - 1)) + "…";
    }
}
