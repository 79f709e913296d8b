package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.SheetFreshness;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// Writes the letters of upkeep. Names are shortened to one line before they are used in a subject. Reports and
/// their answers are shown only on a page and never in a letter, because nobody has proven that the address belongs
/// to the reporter.
@Component
class UpkeepLetterWriter {
    private final TerritoryNetworks networks;
    private final SitePublicAddress address;

    UpkeepLetterWriter(TerritoryNetworks networks, SitePublicAddress address) {
        this.networks = networks;
        this.address = address;
    }

    /// A report about an error, as quoted in a letter: without the text that the person wrote.
    record QuotedReport(Instant at, SheetErrorReport.ErrorReportTopic topic, Map<Field, String> shown, String lang) {
        static QuotedReport of(SheetErrorReport report) {
            return new QuotedReport(report.at(), report.topic(), report.shown(), report.lang());
        }
    }

    /// Writes a letter to the person who reported an error, with a link to the answer.
    ///
    /// @param to mail address of this person
    Letter answer(MailAddress to, QuotedReport report, Place place, SecretToken link) {
        var words = Messages.in(report.lang());
        var text = new UpkeepLetterText()
                .words(words.t("care.mail.hello"))
                .words(words.t("care.mail.answer.about", place.name(), place.commune(), topic(words, report)))
                .words(words.t("care.mail.answer.here"))
                .link(words.t("care.mail.answer.read"), address.of("/signalement/" + link.text(), words.locale()))
                .words(words.t("care.mail.answer.thanks"))
                .small(words.t("care.mail.answer.small", name()));
        return letter(to, words.t("care.mail.answer.subject", Letter.name(place.name())), text, report.lang(), "");
    }

    /// The questions about one place. `link` opens its sheet and accepts a single answer.
    record UpkeepQuestion(
            Place place, List<SheetFreshness.SubjectFreshness> stale, List<QuotedReport> reports, SecretToken link) {}

    /// Writes a letter that asks a contact person whether these sheets are correct.
    Letter ask(
            PlaceCaretaker to,
            List<UpkeepQuestion> asked,
            Optional<Instant> before,
            LocalDate validUntil,
            SecretToken stop) {
        var lang = to.lang();
        var words = Messages.in(lang);
        var many = asked.size();
        var text = new UpkeepLetterText()
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

    /// Writes a letter with a coordinator's own text to a contact person, who can reply to the coordinator's
    /// address.
    ///
    /// @param from name of the coordinator
    /// @param mail mail address of the coordinator
    /// @param stop secret of the link by which the person stops all letters
    Letter message(PlaceCaretaker to, CaretakerMessage message, String from, String mail, SecretToken stop) {
        var lang = to.lang();
        var words = Messages.in(lang);
        var text = new UpkeepLetterText()
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

    private void about(UpkeepLetterText text, Messages words, UpkeepQuestion one) {
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
        return words.t("care.report.topic." + EnumConstantName.low(report.topic()));
    }

    private String name() {
        return networks.byId(CurrentTenantScope.here())
                .map(TerritoryNetwork::name)
                .orElse("");
    }

    private static Letter letter(MailAddress to, String subject, UpkeepLetterText text, String lang, String leave) {
        return new Letter(to, lang, subject, text.text(), text.html(lang), leave);
    }
}
