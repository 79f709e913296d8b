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
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.profiles.PublicProfiles;
import org.tousaidants.platform.identity.Accounts;

/// « Les personnes reconnues, et où elles aident » — returns the profiles and communes of recognised people, for
/// figures. A caller that shows more than the people in the public list must check the right to do so.
@Service
public class RecognisedHelpersByCommune {
    /// A recognised person.
    ///
    /// @param communes INSEE codes; empty if unknown
    /// @param shown public entry; empty if there is none
    public record RecognisedHelperInCommunes(
            UUID account, String profile, Set<String> communes, Optional<RecognisedPerson> shown) {}

    /// The public entry of a person.
    ///
    /// @param name name; empty if not shown
    /// @param path path of the public page
    public record RecognisedPerson(String name, String path) {}

    private final PeopleWithValidBadge recognised;
    private final HelperLabelDossiers helpers;
    private final PublicProfiles publicList;
    private final Accounts accounts;

    RecognisedHelpersByCommune(
            PeopleWithValidBadge recognised,
            HelperLabelDossiers helpers,
            PublicProfiles publicList,
            Accounts accounts) {
        this.recognised = recognised;
        this.helpers = helpers;
        this.publicList = publicList;
        this.accounts = accounts;
    }

    /// Returns all people with a valid label. Each is counted in the commune of their file and in the communes
    /// that they show publicly.
    @Transactional(readOnly = true)
    public List<RecognisedHelperInCommunes> everybody() {
        var files = new HashMap<UUID, Helper>();
        for (var helper : helpers.helpers()) files.put(helper.account(), helper);
        var where = publicList.where();
        var people = recognised.today();
        var open = accounts.find(people.stream()
                .map(PeopleWithValidBadge.PersonWithBadge::account)
                .toList());
        var everyone = new ArrayList<RecognisedHelperInCommunes>();
        for (var helper : people) {
            if (!open.containsKey(helper.account())) continue;
            var communes = new HashSet<String>();
            Optional.ofNullable(files.get(helper.account()))
                    .map(Helper::commune)
                    .ifPresent(communes::add);
            var entry = Optional.ofNullable(where.get(helper.account()));
            entry.ifPresent(shown -> communes.addAll(shown.communes()));
            everyone.add(new RecognisedHelperInCommunes(
                    helper.account(),
                    helper.profile(),
                    Set.copyOf(communes),
                    entry.map(shown -> new RecognisedPerson(shown.name(), shown.path()))));
        }
        return List.copyOf(everyone);
    }

    /// Returns the people in the public list, each only in the communes that they show. Nothing can thus be
    /// inferred about people who are not in the list.
    @Transactional(readOnly = true)
    List<RecognisedHelperInCommunes> shown() {
        var where = publicList.where();
        return recognised.today(where.keySet()).stream()
                .map(one -> {
                    var entry = Objects.requireNonNull(where.get(one.account()));
                    return new RecognisedHelperInCommunes(
                            one.account(),
                            one.profile(),
                            entry.communes(),
                            Optional.of(new RecognisedPerson(entry.name(), entry.path())));
                })
                .toList();
    }
}
