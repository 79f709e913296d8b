package org.tousaidants.label.rulechanges;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rulechanges.DraftStore.End;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.FolderZip;
import org.tousaidants.label.rules.Fork;
import org.tousaidants.label.rules.Mistake;
import org.tousaidants.label.rules.Rewriting;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Messages;

/// « Projets de règles » — the door: to bring a draft, change it, read it again or set it aside. For coordinators of
/// the network; for anybody else nothing is there.
@Service
public class Drafts {
    private static final int LONGEST_ORIGIN = 200;

    /// What becomes of a folder that is brought.
    public sealed interface Bringing {
        record Brought(UUID draft) implements Bringing {}

        record Refused(List<Mistake> mistakes) implements Bringing {}

        record NotAllowed() implements Bringing {}
    }

    /// A draft with what it says today: its base may have changed since it was brought.
    record Read(Draft draft, Rules.Reading reading) {}

    private final DraftStore store;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(DraftStore store, Rules rules, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Keeps a folder whose every line can be read; otherwise says all that is wrong with it and keeps nothing.
    @Transactional
    public Bringing bring(Actor by, String origin, InputStream zip) throws IOException {
        if (!by.is(Role.COORDINATOR)) return new Bringing.NotAllowed();
        var name = called(origin);
        var given = FolderZip.read(name, zip);
        return keep(by, UUID.randomUUID(), name, given.own(), given.base());
    }

    private static String called(String origin) {
        var name = origin.replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() ? "zip" : name.substring(0, Math.min(name.length(), LONGEST_ORIGIN));
    }

    /// Instead of a draft that was taken home to be corrected.
    @Transactional
    Bringing correct(Actor by, UUID old, String origin, InputStream zip) throws IOException {
        var bringing = bring(by, origin, zip);
        if (bringing instanceof Bringing.Brought) setAside(by, old);
        return bringing;
    }

    /// « Commencement » — of rules of the network's own.
    ///
    /// @param again from the network's rules in force; otherwise from the base alone
    record Beginning(UUID id, boolean again, String name, String version) {}

    /// What a territory begins with: a name, a version, and the base it stands on.
    @Transactional
    Bringing begin(Actor by, Beginning beginning) {
        if (!by.is(Role.COORDINATOR)) return new Bringing.NotAllowed();
        var network = by.network();
        var now = rules.now();
        var whole = rules.whole(now.hash()).orElseThrow();
        var own = now.protocol().identity();
        var day = LocalDate.now(clock).plusMonths(1);
        var words = Messages.in(Locale.FRENCH);
        var again = beginning.again() && own.base().isPresent();
        var origin = words.t(again ? "drafts.begin.origin.again" : "drafts.begin.origin", LocalDate.now(clock));
        var fork = again
                ? Fork.again(now.protocol(), beginning.name(), beginning.version(), day, origin)
                : Fork.of(
                        rules.base(whole).orElse(now.protocol()),
                        own.base().isPresent() ? own.id() : network.id(),
                        beginning.name(),
                        beginning.version(),
                        day,
                        origin);
        return keep(by, beginning.id(), origin, fork.with(again ? whole.own().files() : Map.of()), Optional.empty());
    }

    /// What another room wrote for the network, such as the result of a workshop.
    ///
    /// @param id chosen by the form that asks: asked twice, it is one draft
    @Transactional
    public Bringing keep(Actor by, UUID id, String origin, Folder own) {
        return by.is(Role.COORDINATOR)
                ? keep(by, id, called(origin), own, Optional.empty())
                : new Bringing.NotAllowed();
    }

    /// @param base that it travels with, if it is not one that this network knows
    Bringing keep(Actor by, UUID id, String origin, Folder own, Optional<Folder> base) {
        return switch (rules.read(own, base)) {
            case Rules.Reading.Refused(var mistakes) -> new Bringing.Refused(mistakes);
            case Rules.Reading.Read(var whole) -> {
                // A base that this network does not know travels with the draft.
                var kept = rules.knows(whole) ? whole.own() : whole.own().over(whole.base());
                var draft = new Draft(id, origin, kept, by.id(), clock.instant());
                if (store.add(draft)) events.publishEvent(new DraftKept(by.id(), id, origin));
                yield new Bringing.Brought(id);
            }
        };
    }

    /// « Réécriture » — a draft with one value changed on screen; it takes the place of the one it comes from.
    @Transactional
    Bringing rewrite(Actor by, UUID id, Rewriting.Rule rule, String value, String why) {
        var found = store.open(id);
        if (!by.is(Role.COORDINATOR) || found.isEmpty()) return new Bringing.NotAllowed();
        return instead(by, found.get(), Rewriting.with(found.get().own(), rule, value, why));
    }

    Bringing instead(Actor by, Draft old, Folder own) {
        var bringing = keep(by, UUID.randomUUID(), old.origin(), own.bare(), own.below());
        if (bringing instanceof Bringing.Brought) setAside(by, old.id());
        return bringing;
    }

    @Transactional(readOnly = true)
    List<Read> open(Actor reader) {
        return store.open().stream()
                .map(draft -> new Read(draft, rules.read(draft.own(), Optional.empty())))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Read> find(Actor reader, UUID id) {
        return store.open(id).map(draft -> new Read(draft, rules.read(draft.own(), Optional.empty())));
    }

    @Transactional
    boolean setAside(Actor by, UUID id) {
        return store.open(id).isPresent() && store.end(id, End.SET_ASIDE, null, by.id(), clock.instant());
    }
}
