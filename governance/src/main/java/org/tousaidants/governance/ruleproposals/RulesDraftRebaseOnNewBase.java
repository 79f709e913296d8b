package org.tousaidants.governance.ruleproposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.RulesVersionComparator;
import org.tousaidants.rules.forks.RulesRebaseOnNewBase;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// « Reprises du socle » — creates a draft in which the current rules are put on a newer base protocol, and records
/// decisions about the conflicts between the rules and the new base.
@Service
class RulesDraftRebaseOnNewBase {
    private final RulesDrafts drafts;
    private final PublishedRules rules;
    private final Clock clock;

    RulesDraftRebaseOnNewBase(RulesDrafts drafts, PublishedRules rules, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    /// « Socle plus récent » — returns the base protocol shipped with the product, if the current rules use an
    /// older one; empty otherwise.
    Optional<RulesFolder> newerBase(SignedInPerson reader) {
        return rules.newerBase();
    }

    /// « Reprise » — creates a draft with the current rules on a newer base protocol. If the new base and the
    /// rules of the territory state different values, the value of the territory is used as far as it is
    /// allowed.
    ///
    /// @param base the newer base protocol
    @Transactional
    RulesDrafts.DraftImportResult rebase(SignedInPerson by, RulesFolder base) {
        if (!by.is(Role.COORDINATOR)) return new RulesDrafts.DraftImportResult.DraftImportNotAllowed();
        var asked = rebased(base, Map.of());
        if (asked.isEmpty()) return new RulesDrafts.DraftImportResult.InvalidDraftFile(unreadable());
        var choices = new HashMap<String, RulesRebaseOnNewBase.ConflictChoice>();
        for (var one : asked.get().conflicts())
            choices.put(
                    one.address(),
                    one.refused().isPresent()
                            ? RulesRebaseOnNewBase.ConflictChoice.BASE
                            : RulesRebaseOnNewBase.ConflictChoice.OURS);
        var rebase = rebased(base, choices).orElseThrow();
        return rebase.mistakes().isEmpty()
                ? drafts.keep(
                        by,
                        UUID.randomUUID(),
                        origin(base),
                        rebase.folder().bare(),
                        rebase.folder().below())
                : new RulesDrafts.DraftImportResult.InvalidDraftFile(rebase.mistakes());
    }

    private static String origin(RulesFolder base) {
        return Messages.in(Locale.FRENCH)
                .t(
                        "drafts.rebase.origin",
                        base.reference()
                                .map(LabelProtocol.ProtocolReference::toString)
                                .orElse(""));
    }

    private static List<ProtocolMistake> unreadable() {
        return List.of(ProtocolMistake.inFile(
                "socle", LocalisedText.of("base.unreadable"), LocalisedText.of("base.unreadable.do")));
    }

    /// Returns the conflicts between the rules and the base of a draft. Empty if the draft has the same base as
    /// the current rules, so that there can be no conflict.
    @Transactional(readOnly = true)
    Optional<RulesRebaseOnNewBase> conflicts(SignedInPerson reader, PublishedRules.CompleteRules draft) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        if (now.base().isEmpty()
                || draft.base().isEmpty()
                || now.base()
                        .flatMap(RulesFolder::reference)
                        .equals(draft.base().flatMap(RulesFolder::reference))) return Optional.empty();
        var choices = new HashMap<String, RulesRebaseOnNewBase.ConflictChoice>();
        var asked = rebased(draft.base().get(), choices);
        if (asked.isEmpty()) return asked;
        var written = RulesHistory.values(draft.own());
        for (var one : asked.get().conflicts())
            choices.put(
                    one.address(),
                    one.ours().equals(written.get(one.address()))
                            ? RulesRebaseOnNewBase.ConflictChoice.OURS
                            : RulesRebaseOnNewBase.ConflictChoice.BASE);
        return rebased(draft.base().get(), choices);
    }

    /// Replaces a draft by a new draft, in which the conflicts with the base protocol are decided as the
    /// coordinator chose.
    @Transactional
    RulesDrafts.DraftImportResult decide(
            SignedInPerson by, UUID id, Map<String, RulesRebaseOnNewBase.ConflictChoice> choices) {
        var found = drafts.find(by, id);
        if (!by.is(Role.COORDINATOR)
                || found.isEmpty()
                || !(found.get().reading() instanceof PublishedRules.RulesReadingResult.ValidRules(var whole))
                || whole.base().isEmpty()) return new RulesDrafts.DraftImportResult.DraftImportNotAllowed();
        var rebase = rebased(whole.base().get(), choices);
        if (rebase.isEmpty()) return new RulesDrafts.DraftImportResult.InvalidDraftFile(unreadable());
        return rebase.get().mistakes().isEmpty()
                ? drafts.instead(by, found.get().draft(), rebase.get().folder())
                : new RulesDrafts.DraftImportResult.InvalidDraftFile(
                        rebase.get().mistakes());
    }

    private Optional<RulesRebaseOnNewBase> rebased(
            RulesFolder base, Map<String, RulesRebaseOnNewBase.ConflictChoice> choices) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        var today = LocalDate.now(clock);
        return now.base()
                .flatMap(old -> RulesRebaseOnNewBase.of(
                        now.own(),
                        old,
                        base,
                        choices,
                        new RulesRebaseOnNewBase.RebasedVersionIdentity(
                                RulesVersionComparator.after(
                                        now.protocol().identity().version()),
                                today.plusMonths(1),
                                List.of())));
    }
}
