package org.tousaidants.governance.ruleproposals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.PlaceContact;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelProtocol;

/// Writes the letter about the effect of new rules on one person or place, in the reader's language. Quotations of
/// the rules remain in the language of the rules.
@Component
class RulesDraftLetterWriter {
    private final SitePublicAddress address;

    RulesDraftLetterWriter(SitePublicAddress address) {
        this.address = address;
    }

    /// « Lien vers un projet » — a link with which a person signs, for a place, the changed commitments of the
    /// charter.
    ///
    /// @param until last day of its validity
    record DraftLink(String path, LocalDate until) {}

    Letter toHelper(
            TerritoryNetwork network, Account to, LabelProtocol after, RulesEffectOnPerson news, String reason) {
        var words = Messages.in(to.lang());
        var day = after.identity().inForce();
        var parts = new ArrayList<String>();
        parts.add(words.t("drafts.mail.hello", Letter.line(to.name())));
        parts.add(words.t("drafts.mail.change", network.name(), day));
        told(parts, words, "drafts.mail.", news, reason);
        parts.add(words.t("drafts.mail.where", day, address.of("/mon-dossier", words.locale())));
        return letter(network, to.mail(), words, parts);
    }

    /// Returns the letter about new rules to a person responsible for a place.
    ///
    /// @param link link to sign the changes of the charter; empty if there is nothing to sign
    Letter toPlace(
            TerritoryNetwork network,
            PlaceContact to,
            Place place,
            LabelProtocol after,
            RulesEffectOnPerson news,
            String reason,
            Optional<DraftLink> link) {
        var words = Messages.in(to.lang());
        var day = after.identity().inForce();
        var parts = new ArrayList<String>();
        parts.add(
                to.name().isEmpty()
                        ? words.t("drafts.mail.hello.nobody")
                        : words.t("drafts.mail.hello", Letter.line(to.name())));
        parts.add(words.t("drafts.mail.change", network.name(), day));
        parts.add(words.t("drafts.mail.place.about", Letter.line(place.name())));
        told(parts, words, "drafts.mail.place.", news, reason);
        link.ifPresent(one -> parts.add(
                words.t("drafts.mail.place.where", day, address.of(one.path(), words.locale()), one.until())));
        parts.add(words.t("drafts.mail.place.who"));
        return letter(network, to.mail(), words, parts);
    }

    private static void told(List<String> parts, Messages words, String room, RulesEffectOnPerson news, String reason) {
        parts.add(words.t("drafts.mail.why", reason.strip().replaceAll("\\s+", " ")));
        if (!news.changed().isEmpty())
            parts.add(words.t(room + "changed", news.changed().size()) + list(news.changed()));
        if (!news.added().isEmpty())
            parts.add(words.t("drafts.mail.added", news.added().size()) + list(news.added()));
        if (!news.asked().isEmpty())
            parts.add(words.t(room + "asked")
                    + items(news.asked().stream()
                            .map(finding -> finding.requirement().name() + ". "
                                    + finding.requirement().whatToDo())
                            .toList()));
        news.by().ifPresent(last -> parts.add(words.t(room + "grace", last)));
        if (news.loses()) parts.add(words.t(room + "loses"));
        if (news.gains()) parts.add(words.t(room + "gains"));
    }

    private static Letter letter(TerritoryNetwork network, MailAddress to, Messages words, List<String> parts) {
        parts.add(words.t("drafts.mail.rest"));
        parts.add(words.t("drafts.mail.sign", network.name()));
        return new Letter(
                to, words.locale(), words.t("drafts.mail.subject", network.name()), String.join("\n\n", parts));
    }

    private static String list(List<CharterCommitment> commitments) {
        return items(commitments.stream().map(CharterCommitment::text).toList());
    }

    private static String items(List<String> lines) {
        return "\n\n- " + String.join("\n\n- ", lines);
    }
}
