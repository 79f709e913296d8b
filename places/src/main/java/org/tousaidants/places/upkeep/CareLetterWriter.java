package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// The letters of care. Names are cut to one line before they enter a subject. Reports and their answers are
/// read on the page, never in a letter: the reporter's address is not proven.
@Component
class CareLetterWriter {
    private final Networks networks;
    private final PublicAddress address;

    CareLetterWriter(Networks networks, PublicAddress address) {
        this.networks = networks;
        this.address = address;
    }

    /// A person's report, without their words.
    record QuotedReport(Instant at, Report.Topic topic, Map<Field, String> shown, String lang) {
        static QuotedReport of(Report report) {
            return new QuotedReport(report.at(), report.topic(), report.shown(), report.lang());
        }
    }

    /// Writes to the person who reported an error: a link to the answer.
    Letter answer(MailAddress to, QuotedReport report, Place place, Secret link) {
        var words = Messages.in(report.lang());
        var text = new LetterText()
                .words(words.t("care.mail.hello"))
                .words(words.t("care.mail.answer.about", place.name(), place.commune(), topic(words, report)))
                .words(words.t("care.mail.answer.here"))
                .link(words.t("care.mail.answer.read"), address.of("/signalement/" + link.text(), words.locale()))
                .words(words.t("care.mail.answer.thanks"))
                .small(words.t("care.mail.answer.small", name()));
        return letter(to, words.t("care.mail.answer.subject", Letter.name(place.name())), text, report.lang(), "");
    }

    /// The questions about one place. `link` opens its sheet, once.
    record UpkeepQuestion(Place place, List<Freshness.Subject> stale, List<QuotedReport> reports, Secret link) {}

    /// Asks a caretaker whether these sheets are right.
    Letter ask(Caretaker to, List<UpkeepQuestion> asked, Optional<Instant> before, LocalDate validUntil, Secret stop) {
        var lang = to.lang();
        var words = Messages.in(lang);
        var many = asked.size();
        var text = new LetterText()
                .words(
                        to.name().isEmpty()
                                ? words.t("care.mail.hello")
                                : words.t("care.mail.hello.name", Letter.name(to.name())));
        before.ifPresent(moment -> text.words(words.t("care.mail.ask.again", ParisTime.day(moment), many)));
        text.words(words.t("care.mail.ask.why", name(), many));
        for (var one : asked) about(text, words, one);
        text.words(words.t("care.mail.ask.how", many))
                .words(words.t("care.mail.ask.valid", validUntil, many))
                .small(words.t(to.chosen() ? "care.mail.ask.chosen" : "care.mail.ask.sheet", many, name()))
                .link(words.t("care.mail.ask.stop"), address.of("/entretien/arret/" + stop.text(), words.locale()));
        var subject = words.t(
                before.isPresent() ? "care.mail.ask.subject.again" : "care.mail.ask.subject",
                many,
                Letter.name(asked.getFirst().place().name()));
        return letter(to.mail(), subject, text, lang, address.of("/entretien/arret/" + stop.text()));
    }

    /// A coordinator's own words to a caretaker, who answers to the coordinator's address.
    Letter message(Caretaker to, CaretakerMessage message, String from, String mail, Secret stop) {
        var lang = to.lang();
        var words = Messages.in(lang);
        var text = new LetterText()
                .words(
                        to.name().isEmpty()
                                ? words.t("care.mail.hello")
                                : words.t("care.mail.hello.name", Letter.name(to.name())));
        for (var paragraph : message.words().split("\n\\s*\n")) text.words(paragraph.strip());
        text.words(words.t("care.mail.message.from", Letter.name(from), name()))
                .words(words.t("care.mail.message.reply", mail))
                .link(words.t("care.mail.ask.stop"), address.of("/entretien/arret/" + stop.text(), words.locale()));
        return letter(to.mail(), message.subject(), text, lang, address.of("/entretien/arret/" + stop.text()));
    }

    private void about(LetterText text, Messages words, UpkeepQuestion one) {
        text.words(
                words.t("care.mail.ask.place", one.place().name(), one.place().commune()));
        text.items(one.stale().stream()
                .map(subject -> words.t(
                        "care.mail.ask.stale",
                        subject.rule().name().in(words.locale()),
                        ParisTime.day(subject.oldest().lastSeen())))
                .toList());
        for (var report : one.reports()) {
            text.words(words.t("care.mail.ask.report", ParisTime.day(report.at()), topic(words, report)));
            text.items(report.shown().entrySet().stream()
                    .map(shown -> words.t(
                            "care.mail.ask.shown",
                            words.t("places.field." + shown.getKey().column()),
                            shown.getValue().replace("|", ", ")))
                    .toList());
        }
        text.link(
                words.t("care.mail.ask.open"),
                address.of("/entretien/" + one.link().text(), words.locale()));
    }

    private static String topic(Messages words, QuotedReport report) {
        return words.t("care.report.topic." + ConstantName.low(report.topic()));
    }

    private String name() {
        return networks.byId(TenantScope.here()).map(Network::name).orElse("");
    }

    private static Letter letter(MailAddress to, String subject, LetterText text, String lang, String leave) {
        return new Letter(to, lang, subject, text.text(), text.html(lang), leave);
    }
}
