package org.tousaidants.label.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.profiles.PublicProfiles;
import org.tousaidants.platform.identity.Accounts;

/// « Les personnes reconnues, et où elles aident » — the profiles and communes of recognised people, for
/// figures. A caller that shows more than the listed people checks the right to do so.
@Service
public class RecognisedHelpersByCommune {
    /// @param communes INSEE codes; empty if unknown
    /// @param shown the public entry; empty if there is none
    public record Person(UUID account, String profile, Set<String> communes, Optional<RecognisedPerson> shown) {}

    /// @param name empty if not shown
    public record RecognisedPerson(String name, String path) {}

    private final RecognisedPeople recognised;
    private final HelperDossiers helpers;
    private final PublicProfiles publicList;
    private final Accounts accounts;

    RecognisedHelpersByCommune(
            RecognisedPeople recognised, HelperDossiers helpers, PublicProfiles publicList, Accounts accounts) {
        this.recognised = recognised;
        this.helpers = helpers;
        this.publicList = publicList;
        this.accounts = accounts;
    }

    /// All people with a valid label: in the commune of their file, and in the communes that they show in
    /// public.
    @Transactional(readOnly = true)
    public List<Person> everybody() {
        var files = new HashMap<UUID, Helper>();
        for (var helper : helpers.helpers()) files.put(helper.account(), helper);
        var where = publicList.where();
        var people = recognised.today();
        var open = accounts.find(
                people.stream().map(RecognisedPeople.Person::account).toList());
        var everyone = new ArrayList<Person>();
        for (var helper : people) {
            if (!open.containsKey(helper.account())) continue;
            var communes = new HashSet<String>();
            Optional.ofNullable(files.get(helper.account()))
                    .map(Helper::commune)
                    .ifPresent(communes::add);
            var entry = Optional.ofNullable(where.get(helper.account()));
            entry.ifPresent(shown -> communes.addAll(shown.communes()));
            everyone.add(new Person(
                    helper.account(),
                    helper.profile(),
                    Set.copyOf(communes),
                    entry.map(shown -> new RecognisedPerson(shown.name(), shown.path()))));
        }
        return List.copyOf(everyone);
    }

    /// The listed people, only in the communes that they show, so that nothing can be inferred about others.
    @Transactional(readOnly = true)
    List<Person> shown() {
        var where = publicList.where();
        return recognised.today(where.keySet()).stream()
                .map(one -> {
                    var entry = Objects.requireNonNull(where.get(one.account()));
                    return new Person(
                            one.account(),
                            one.profile(),
                            entry.communes(),
                            Optional.of(new RecognisedPerson(entry.name(), entry.path())));
                })
                .toList();
    }
}
