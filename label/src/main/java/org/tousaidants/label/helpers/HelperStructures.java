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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les structures » — lists the organisations of helpers in their spellings. A coordinator gives each organisation
/// a single spelling, because the peers of an interview must come from other organisations.
@Service
class HelperStructures {
    record StructureMember(UUID helper, String name) {}

    /// One spelling of an organisation.
    ///
    /// @param name name as typed
    /// @param key key that is equal for spellings of the same organisation
    /// @param people helpers who use this spelling
    record HelperStructure(String name, String key, List<StructureMember> people) {}

    sealed interface StructureChangeResult {
        record StructureChanged() implements StructureChangeResult {}

        record StructureHelperNotFound() implements StructureChangeResult {}

        /// No helper of the network uses this spelling.
        record UnknownStructure() implements StructureChangeResult {}
    }

    private final HelperFileStore store;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HelperStructures(
            HelperFileStore store,
            Accounts accounts,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Returns all spellings. Those of the same organisation are adjacent; people without an answer come last.
    @Transactional
    List<HelperStructure> list(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var helpers = store.all();
        var names = accounts.find(helpers.stream().map(Helper::account).collect(Collectors.toSet()));
        var open = helpers.stream()
                .filter(helper -> names.containsKey(helper.account()))
                .toList();
        if (!open.isEmpty()) events.publishEvent(new OrganisationPeopleRead(reader.id(), open.size()));
        return open.stream().collect(Collectors.groupingBy(Helper::organisation)).entrySet().stream()
                .map(one -> new HelperStructure(
                        one.getKey(),
                        OrganisationNameComparison.key(one.getKey()),
                        FrenchAlphabeticalOrder.by(
                                one.getValue().stream()
                                        .map(helper -> new StructureMember(
                                                helper.id(),
                                                Objects.requireNonNull(names.get(helper.account()))
                                                        .name())),
                                StructureMember::name)))
                .sorted(Comparator.comparing((HelperStructure one) -> one.name().isEmpty())
                        .thenComparing(HelperStructure::key)
                        .thenComparing(HelperStructure::name))
                .toList();
    }

    @Transactional
    StructureChangeResult set(SignedInPerson by, UUID id, String name) {
        var helper = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<Helper>empty();
        if (helper.isEmpty()) return new StructureChangeResult.StructureHelperNotFound();
        if (name.isEmpty()
                || store.all().stream().noneMatch(one -> one.organisation().equals(name)))
            return new StructureChangeResult.UnknownStructure();
        var before = helper.get();
        if (before.organisation().equals(name)) return new StructureChangeResult.StructureChanged();
        var at = clock.instant();
        store.choose(id, before.profile(), before.commune(), name, at);
        store.append(
                id,
                new HelperFileStep(
                        at,
                        HelperFileStep.HelperFileAct.ORGANISATION_SET,
                        Optional.of(by.id()),
                        rules.now().version(),
                        name));
        events.publishEvent(new HelperOrganisationRenamed(by.id(), id));
        return new StructureChangeResult.StructureChanged();
    }
}
