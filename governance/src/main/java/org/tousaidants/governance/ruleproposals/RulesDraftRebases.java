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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.archive.VersionComparator;
import org.tousaidants.rules.forks.RulesRebase;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;

/// « Reprises du socle » — service that rebases the current rules onto a newer base as a draft, and records
/// decisions on conflicts.
@Service
class RulesDraftRebases {
    private final RulesDrafts drafts;
    private final PublishedRules rules;
    private final Clock clock;

    RulesDraftRebases(RulesDrafts drafts, PublishedRules rules, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    /// « Socle plus récent » — the base shipped with the product, if the current rules use an older one.
    Optional<RulesFolder> newerBase(Actor reader) {
        return rules.newerBase();
    }

    /// « Reprise » — creates a draft of the current rules over a newer base. In a conflict, the territory's
    /// value stays if it is allowed.
    @Transactional
    RulesDrafts.ImportResult rebase(Actor by, RulesFolder base) {
        if (!by.is(Role.COORDINATOR)) return new RulesDrafts.ImportResult.NotAllowed();
        var asked = rebased(base, Map.of());
        if (asked.isEmpty()) return new RulesDrafts.ImportResult.InvalidDraft(unreadable());
        var choices = new HashMap<String, RulesRebase.Choice>();
        for (var one : asked.get().conflicts())
            choices.put(one.address(), one.refused().isPresent() ? RulesRebase.Choice.BASE : RulesRebase.Choice.OURS);
        var rebase = rebased(base, choices).orElseThrow();
        return rebase.mistakes().isEmpty()
                ? drafts.keep(
                        by,
                        UUID.randomUUID(),
                        origin(base),
                        rebase.folder().bare(),
                        rebase.folder().below())
                : new RulesDrafts.ImportResult.InvalidDraft(rebase.mistakes());
    }

    private static String origin(RulesFolder base) {
        return Messages.in(Locale.FRENCH)
                .t(
                        "drafts.rebase.origin",
                        base.reference().map(Protocol.Ref::toString).orElse(""));
    }

    private static List<ProtocolMistake> unreadable() {
        return List.of(ProtocolMistake.inFile(
                "socle", LocalisedText.of("base.unreadable"), LocalisedText.of("base.unreadable.do")));
    }

    /// The conflicts of a draft whose base differs from that of the current rules.
    @Transactional(readOnly = true)
    Optional<RulesRebase> conflicts(Actor reader, PublishedRules.Whole draft) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        if (now.base().isEmpty()
                || draft.base().isEmpty()
                || now.base()
                        .flatMap(RulesFolder::reference)
                        .equals(draft.base().flatMap(RulesFolder::reference))) return Optional.empty();
        var choices = new HashMap<String, RulesRebase.Choice>();
        var asked = rebased(draft.base().get(), choices);
        if (asked.isEmpty()) return asked;
        var written = RulesHistory.values(draft.own());
        for (var one : asked.get().conflicts())
            choices.put(
                    one.address(),
                    one.ours().equals(written.get(one.address())) ? RulesRebase.Choice.OURS : RulesRebase.Choice.BASE);
        return rebased(draft.base().get(), choices);
    }

    /// Replaces a draft by one with other decisions on the conflicts.
    @Transactional
    RulesDrafts.ImportResult decide(Actor by, UUID id, Map<String, RulesRebase.Choice> choices) {
        var found = drafts.find(by, id);
        if (!by.is(Role.COORDINATOR)
                || found.isEmpty()
                || !(found.get().reading() instanceof PublishedRules.RulesResult.Valid(var whole))
                || whole.base().isEmpty()) return new RulesDrafts.ImportResult.NotAllowed();
        var rebase = rebased(whole.base().get(), choices);
        if (rebase.isEmpty()) return new RulesDrafts.ImportResult.InvalidDraft(unreadable());
        return rebase.get().mistakes().isEmpty()
                ? drafts.instead(by, found.get().draft(), rebase.get().folder())
                : new RulesDrafts.ImportResult.InvalidDraft(rebase.get().mistakes());
    }

    private Optional<RulesRebase> rebased(RulesFolder base, Map<String, RulesRebase.Choice> choices) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        var today = LocalDate.now(clock);
        return now.base()
                .flatMap(old -> RulesRebase.of(
                        now.own(),
                        old,
                        base,
                        choices,
                        new RulesRebase.Head(
                                VersionComparator.after(
                                        now.protocol().identity().version()),
                                today.plusMonths(1),
                                List.of())));
    }
}
