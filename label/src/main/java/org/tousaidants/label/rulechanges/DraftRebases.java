package org.tousaidants.label.rulechanges;

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
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.History;
import org.tousaidants.label.rules.Mistake;
import org.tousaidants.label.rules.Protocol;
import org.tousaidants.label.rules.Rebase;
import org.tousaidants.label.rules.Said;
import org.tousaidants.label.rules.VersionOrder;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Messages;

/// « Reprises du socle » — the rules of today over a newer base, as a draft, and what both changed is decided.
@Service
class DraftRebases {
    private final Drafts drafts;
    private final Rules rules;
    private final Clock clock;

    DraftRebases(Drafts drafts, Rules rules, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    /// « Socle plus récent » — that comes with the product, when the rules of today stand on an older one.
    Optional<Folder> newerBase(Actor reader) {
        return rules.newerBase();
    }

    /// « Reprise » — the rules of today over a newer base, as a draft: where both changed the same, the territory's own
    /// value stays as long as it may.
    @Transactional
    Drafts.Bringing rebase(Actor by, Folder base) {
        if (!by.is(Role.COORDINATOR)) return new Drafts.Bringing.NotAllowed();
        var asked = rebased(base, Map.of());
        if (asked.isEmpty()) return new Drafts.Bringing.Refused(unreadable());
        var choices = new HashMap<String, Rebase.Choice>();
        for (var one : asked.get().conflicts())
            choices.put(one.address(), one.refused().isPresent() ? Rebase.Choice.BASE : Rebase.Choice.OURS);
        var rebase = rebased(base, choices).orElseThrow();
        return rebase.mistakes().isEmpty()
                ? drafts.keep(
                        by,
                        UUID.randomUUID(),
                        origin(base),
                        rebase.folder().bare(),
                        rebase.folder().below())
                : new Drafts.Bringing.Refused(rebase.mistakes());
    }

    private static String origin(Folder base) {
        return Messages.in(Locale.FRENCH)
                .t(
                        "drafts.rebase.origin",
                        base.reference().map(Protocol.Ref::toString).orElse(""));
    }

    private static List<Mistake> unreadable() {
        return List.of(Mistake.inFile("socle", Said.of("base.unreadable"), Said.of("base.unreadable.do")));
    }

    /// What both changed since, under a draft that stands on another base than the rules of today.
    @Transactional(readOnly = true)
    Optional<Rebase> conflicts(Actor reader, Rules.Whole draft) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        if (now.base().isEmpty()
                || draft.base().isEmpty()
                || now.base().flatMap(Folder::reference).equals(draft.base().flatMap(Folder::reference)))
            return Optional.empty();
        var choices = new HashMap<String, Rebase.Choice>();
        var asked = rebased(draft.base().get(), choices);
        if (asked.isEmpty()) return asked;
        var written = History.values(draft.own());
        for (var one : asked.get().conflicts())
            choices.put(
                    one.address(),
                    one.ours().equals(written.get(one.address())) ? Rebase.Choice.OURS : Rebase.Choice.BASE);
        return rebased(draft.base().get(), choices);
    }

    /// The draft with other decisions.
    @Transactional
    Drafts.Bringing decide(Actor by, UUID id, Map<String, Rebase.Choice> choices) {
        var found = drafts.find(by, id);
        if (!by.is(Role.COORDINATOR)
                || found.isEmpty()
                || !(found.get().reading() instanceof Rules.Reading.Read(var whole))
                || whole.base().isEmpty()) return new Drafts.Bringing.NotAllowed();
        var rebase = rebased(whole.base().get(), choices);
        if (rebase.isEmpty()) return new Drafts.Bringing.Refused(unreadable());
        return rebase.get().mistakes().isEmpty()
                ? drafts.instead(by, found.get().draft(), rebase.get().folder())
                : new Drafts.Bringing.Refused(rebase.get().mistakes());
    }

    private Optional<Rebase> rebased(Folder base, Map<String, Rebase.Choice> choices) {
        var now = rules.whole(rules.now().hash()).orElseThrow();
        var today = LocalDate.now(clock);
        return now.base()
                .flatMap(old -> Rebase.of(
                        now.own(),
                        old,
                        base,
                        choices,
                        new Rebase.Head(
                                VersionOrder.after(now.protocol().identity().version()),
                                today.plusMonths(1),
                                List.of())));
    }
}
