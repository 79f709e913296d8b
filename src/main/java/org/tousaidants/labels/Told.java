package org.tousaidants.labels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.identity.Account;
import org.tousaidants.labels.Life.State;
import org.tousaidants.protocol.Label;
import org.tousaidants.rules.Rules;
import org.tousaidants.web.Page;

/// A life as a page tells it: to the person herself, or to those who decide.
///
/// @param name of the holder
/// @param proposals the last one first
/// @param known the accounts that had a part in it and are still open
record Told(
        Life life,
        String name,
        Rules.InForce rules,
        Weighing.Weighed weighed,
        List<Proposal> proposals,
        Map<UUID, Account> known,
        LocalDate today) {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    Label label() {
        return rules.protocol().helpers();
    }

    State state() {
        return life.state(today, label().graceDays());
    }

    String profile() {
        return rules.protocol()
                .profile(life.profile())
                .map(found -> found.name())
                .orElse(life.profile());
    }

    List<Proposal> open() {
        return proposals.stream().filter(Proposal::isOpen).toList();
    }

    /// What the committee decided; a wish taken back was not.
    List<Proposal> decided() {
        return proposals.stream()
                .filter(each -> each.closing()
                        .filter(closing -> closing.outcome() != Proposal.Outcome.DROPPED)
                        .isPresent())
                .toList();
    }

    Optional<Proposal> proposal(UUID id) {
        return proposals.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Until when a decision may be appealed; empty when it may not, or no more.
    Optional<LocalDate> appealable(Proposal decision) {
        if (!decision.hurts()
                || proposals.stream().anyMatch(each -> each.against().equals(Optional.of(decision.id()))))
            return Optional.empty();
        return decision.closing().map(closing -> appealUntil(closing.at())).filter(day -> !day.isBefore(today));
    }

    LocalDate appealUntil(Instant decided) {
        return LocalDate.ofInstant(decided, PARIS).plusDays(label().decision().appealDays());
    }

    /// Whether its reason stands nowhere else on the page: those of a decision stand with its signatures.
    boolean saidHere(Step step) {
        return !step.reason().isEmpty()
                && step.proposal()
                        .flatMap(this::proposal)
                        .filter(one -> one.closing()
                                .filter(closing -> closing.at().equals(step.at()))
                                .isPresent())
                        .isEmpty();
    }

    String who(Optional<UUID> by, Page page) {
        if (by.isEmpty()) return page.t("labels.who.rounds");
        if (life.holder().is(by.get())) return name;
        var account = known.get(by.get());
        return account == null ? page.t("labels.who.gone") : account.name();
    }
}
