package org.tousaidants.label.helpers;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les structures » — service for the organisations of helpers, as they spell them. A coordinator gives each
/// organisation one spelling, because the peers of an interview must come from other organisations.
@Service
class Structures {
    record Person(UUID helper, String name) {}

    /// @param name as written
    /// @param key equal for spellings that count as one organisation
    record Structure(String name, String key, List<Person> people) {}

    sealed interface Setting {
        record Done() implements Setting {}

        record NoSuchHelper() implements Setting {}

        /// No helper of the network uses this spelling.
        record UnknownStructure() implements Setting {}
    }

    private final HelperStore store;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Structures(
            HelperStore store, Accounts accounts, PublishedRules rules, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// All organisations; spellings of one organisation are adjacent, people without an answer come last.
    @Transactional
    List<Structure> list(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var helpers = store.all();
        var names = accounts.find(helpers.stream().map(Helper::account).collect(Collectors.toSet()));
        var open = helpers.stream()
                .filter(helper -> names.containsKey(helper.account()))
                .toList();
        if (!open.isEmpty()) events.publishEvent(new OrganisationsRead(reader.id(), open.size()));
        return open.stream().collect(Collectors.groupingBy(Helper::organisation)).entrySet().stream()
                .map(one -> new Structure(
                        one.getKey(),
                        Organisations.key(one.getKey()),
                        FrenchAlphabeticalOrder.by(
                                one.getValue().stream()
                                        .map(helper -> new Person(
                                                helper.id(),
                                                Objects.requireNonNull(names.get(helper.account()))
                                                        .name())),
                                Person::name)))
                .sorted(Comparator.comparing((Structure one) -> one.name().isEmpty())
                        .thenComparing(Structure::key)
                        .thenComparing(Structure::name))
                .toList();
    }

    @Transactional
    Setting set(Actor by, UUID id, String name) {
        var helper = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<Helper>empty();
        if (helper.isEmpty()) return new Setting.NoSuchHelper();
        if (name.isEmpty()
                || store.all().stream().noneMatch(one -> one.organisation().equals(name)))
            return new Setting.UnknownStructure();
        var before = helper.get();
        if (before.organisation().equals(name)) return new Setting.Done();
        var at = clock.instant();
        store.choose(id, before.profile(), before.commune(), name, at);
        store.append(
                id,
                new HelperFileStep(
                        at,
                        HelperFileStep.Act.ORGANISATION_SET,
                        Optional.of(by.id()),
                        rules.now().version(),
                        name));
        events.publishEvent(new OrganisationRenamed(by.id(), id));
        return new Setting.Done();
    }
}
