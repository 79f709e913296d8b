package org.tousaidants.label.skillsmap;

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
import org.tousaidants.label.publicprofiles.PublicList;
import org.tousaidants.platform.identity.Accounts;

/// « Les personnes reconnues, et où elles aident » — as what, and from which communes. For figures: the caller that
/// shows more than those who agreed answers for the right to.
@Service
public class RecognisedAround {
    /// @param communes their INSEE codes; none: not known
    /// @param shown what she shows of herself to everybody; empty: nothing
    public record Person(UUID account, String profile, Set<String> communes, Optional<Shown> shown) {}

    /// @param name empty: she shows none
    public record Shown(String name, String path) {}

    private final RecognisedPeople recognised;
    private final HelperDossiers helpers;
    private final PublicList publicList;
    private final Accounts accounts;

    RecognisedAround(RecognisedPeople recognised, HelperDossiers helpers, PublicList publicList, Accounts accounts) {
        this.recognised = recognised;
        this.helpers = helpers;
        this.publicList = publicList;
        this.accounts = accounts;
    }

    /// Each whose label is in force at this moment: where her file says that she helps most often, and where she
    /// tells everybody that she does.
    @Transactional(readOnly = true)
    public List<Person> everybody() {
        var files = new HashMap<UUID, Helper>();
        for (var helper : helpers.helpers()) files.put(helper.account(), helper);
        var where = publicList.where();
        var people = recognised.today();
        var open = accounts.find(
                people.stream().map(RecognisedPeople.Person::account).toList());
        var all = new ArrayList<Person>();
        for (var one : people) {
            if (!open.containsKey(one.account())) continue;
            var communes = new HashSet<String>();
            Optional.ofNullable(files.get(one.account())).map(Helper::commune).ifPresent(communes::add);
            var told = Optional.ofNullable(where.get(one.account()));
            told.ifPresent(shown -> communes.addAll(shown.communes()));
            all.add(new Person(
                    one.account(),
                    one.profile(),
                    Set.copyOf(communes),
                    told.map(shown -> new Shown(shown.name(), shown.path()))));
        }
        return List.copyOf(all);
    }

    /// Those who show themselves, and only where they say so: nothing can be told from it of anybody else.
    @Transactional(readOnly = true)
    List<Person> shown() {
        var where = publicList.where();
        return recognised.today(where.keySet()).stream()
                .map(one -> {
                    var told = Objects.requireNonNull(where.get(one.account()));
                    return new Person(
                            one.account(),
                            one.profile(),
                            told.communes(),
                            Optional.of(new Shown(told.name(), told.path())));
                })
                .toList();
    }
}
