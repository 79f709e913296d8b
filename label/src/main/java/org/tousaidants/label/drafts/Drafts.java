package org.tousaidants.label.drafts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.drafts.DraftStore.End;
import org.tousaidants.label.inforce.Decision;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.inforce.Version;
import org.tousaidants.label.rules.Diff;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.DossierFile;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.FolderZip;
import org.tousaidants.label.rules.Fork;
import org.tousaidants.label.rules.History;
import org.tousaidants.label.rules.IdentityLines;
import org.tousaidants.label.rules.Impact;
import org.tousaidants.label.rules.Mistake;
import org.tousaidants.label.rules.Protocol;
import org.tousaidants.label.rules.Rebase;
import org.tousaidants.label.rules.Rewriting;
import org.tousaidants.label.rules.Said;
import org.tousaidants.label.rules.ToRenew;
import org.tousaidants.label.sitevisits.Visits;
import org.tousaidants.label.skillsmap.RecognisedAround;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;

/// « Projets de règles » — the door: to bring a draft, read what it would do, put it into force or set it aside. For
/// coordinators of the network; for anybody else nothing is there.
@Service
public class Drafts {
    /// After that a letter about new rules is late news.
    private static final Duration NEWS = Duration.ofDays(14);

    private static final int SIGNING_DAYS = 60;

    private static final int LONGEST_ORIGIN = 200;

    /// What becomes of a folder that is brought.
    public sealed interface Bringing {
        record Brought(UUID draft) implements Bringing {}

        record Refused(List<Mistake> mistakes) implements Bringing {}

        record NotAllowed() implements Bringing {}
    }

    /// A draft with what it says today: its base may have changed since it was brought.
    record Read(Draft draft, Rules.Reading reading) {}

    /// « Projet lu » — beside the rules that it would replace.
    ///
    /// @param latest the version published last, as it was when this was read
    /// @param failing its own examples that do not hold
    /// @param labelled how many people have a label in force, whatever their dossier holds today
    /// @param today the share for which each promise of the rules in force is kept by them, by its id
    record Compared(
            Draft draft,
            Rules.Whole whole,
            Protocol before,
            Version latest,
            List<Diff.Change> changes,
            Impact impact,
            List<Mistake> failing,
            int labelled,
            Map<String, Double> today) {}

    /// « Personne touchée ».
    record Touched(String name, Impact.Outcome outcome) {}

    /// What becomes of the wish to publish.
    sealed interface Publishing {
        /// @param letters to people and to those who answer for places
        /// @param unreached places that are touched and cannot be written to
        record Published(Version version, int letters, int unreached) implements Publishing {}

        record Refused(List<Mistake> mistakes) implements Publishing {}

        record Overtaken(Version latest) implements Publishing {}

        record NotFound() implements Publishing {}
    }

    private final DraftStore store;
    private final Rules rules;
    private final NetworkDossiers known;
    private final RecognisedAround around;
    private final Territories territories;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Visits visits;
    private final Outbox outbox;
    private final DraftLetters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            DraftStore store,
            Rules rules,
            NetworkDossiers known,
            RecognisedAround around,
            Territories territories,
            Accounts accounts,
            Contacts contacts,
            Visits visits,
            Outbox outbox,
            DraftLetters letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.known = known;
        this.around = around;
        this.territories = territories;
        this.accounts = accounts;
        this.contacts = contacts;
        this.visits = visits;
        this.outbox = outbox;
        this.letters = letters;
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
        var now = rules.now(network.id());
        var whole = rules.whole(network.id(), now.hash()).orElseThrow();
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

    private Bringing keep(Actor by, UUID id, String origin, Folder own, Optional<Folder> base) {
        return switch (rules.read(by.network().id(), own, base)) {
            case Rules.Reading.Refused(var mistakes) -> new Bringing.Refused(mistakes);
            case Rules.Reading.Read(var whole) -> {
                // A base that this network does not know travels with the draft.
                var kept = rules.knows(by.network().id(), whole)
                        ? whole.own()
                        : whole.own().over(whole.base());
                var draft = new Draft(id, origin, kept, by.id(), clock.instant());
                if (store.add(by.network().id(), draft))
                    events.publishEvent(new DraftKept(by.network().id(), by.id(), id, origin));
                yield new Bringing.Brought(id);
            }
        };
    }

    /// « Réécriture » — a draft with one value changed on screen; it takes the place of the one it comes from.
    @Transactional
    Bringing rewrite(Actor by, UUID id, Rewriting.Rule rule, String value, String why) {
        var found = store.open(by.network().id(), id);
        if (!by.is(Role.COORDINATOR) || found.isEmpty()) return new Bringing.NotAllowed();
        return instead(by, found.get(), Rewriting.with(found.get().own(), rule, value, why));
    }

    private Bringing instead(Actor by, Draft old, Folder own) {
        var bringing = keep(by, UUID.randomUUID(), old.origin(), own.bare(), own.below());
        if (bringing instanceof Bringing.Brought) setAside(by, old.id());
        return bringing;
    }

    /// « Socle plus récent » — that comes with the product, when the rules of today stand on an older one.
    Optional<Folder> newerBase(Actor reader) {
        return rules.newerBase(reader.network().id());
    }

    /// « Reprise » — the rules of today over a newer base, as a draft: where both changed the same, the territory's own
    /// value stays as long as it may.
    @Transactional
    Bringing rebase(Actor by, Folder base) {
        if (!by.is(Role.COORDINATOR)) return new Bringing.NotAllowed();
        var asked = rebased(by, base, Map.of());
        if (asked.isEmpty()) return new Bringing.Refused(unreadable());
        var choices = new HashMap<String, Rebase.Choice>();
        for (var one : asked.get().conflicts())
            choices.put(one.address(), one.refused().isPresent() ? Rebase.Choice.BASE : Rebase.Choice.OURS);
        var rebase = rebased(by, base, choices).orElseThrow();
        return rebase.mistakes().isEmpty()
                ? keep(
                        by,
                        UUID.randomUUID(),
                        origin(base),
                        rebase.folder().bare(),
                        rebase.folder().below())
                : new Bringing.Refused(rebase.mistakes());
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
        var now = rules.whole(
                        reader.network().id(), rules.now(reader.network().id()).hash())
                .orElseThrow();
        if (now.base().isEmpty()
                || draft.base().isEmpty()
                || now.base().flatMap(Folder::reference).equals(draft.base().flatMap(Folder::reference)))
            return Optional.empty();
        var choices = new HashMap<String, Rebase.Choice>();
        var asked = rebased(reader, draft.base().get(), choices);
        if (asked.isEmpty()) return asked;
        var written = History.values(draft.own());
        for (var one : asked.get().conflicts())
            choices.put(
                    one.address(),
                    one.ours().equals(written.get(one.address())) ? Rebase.Choice.OURS : Rebase.Choice.BASE);
        return rebased(reader, draft.base().get(), choices);
    }

    /// The draft with other decisions.
    @Transactional
    Bringing decide(Actor by, UUID id, Map<String, Rebase.Choice> choices) {
        var found = find(by, id);
        if (!by.is(Role.COORDINATOR)
                || found.isEmpty()
                || !(found.get().reading() instanceof Rules.Reading.Read(var whole))
                || whole.base().isEmpty()) return new Bringing.NotAllowed();
        var rebase = rebased(by, whole.base().get(), choices);
        if (rebase.isEmpty()) return new Bringing.Refused(unreadable());
        return rebase.get().mistakes().isEmpty()
                ? instead(by, found.get().draft(), rebase.get().folder())
                : new Bringing.Refused(rebase.get().mistakes());
    }

    private Optional<Rebase> rebased(Actor by, Folder base, Map<String, Rebase.Choice> choices) {
        var network = by.network().id();
        var now = rules.whole(network, rules.now(network).hash()).orElseThrow();
        var today = LocalDate.now(clock);
        return now.base()
                .flatMap(old -> Rebase.of(
                        now.own(),
                        old,
                        base,
                        choices,
                        new Rebase.Head(
                                Version.after(now.protocol().identity().version()), today.plusMonths(1), List.of())));
    }

    @Transactional(readOnly = true)
    List<Read> open(Actor reader) {
        var network = reader.network().id();
        return store.open(network).stream()
                .map(draft -> new Read(draft, rules.read(network, draft.own(), Optional.empty())))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Read> find(Actor reader, UUID id) {
        var network = reader.network().id();
        return store.open(network, id)
                .map(draft -> new Read(draft, rules.read(network, draft.own(), Optional.empty())));
    }

    /// Beside the rules of today, on the real dossiers. Nothing is applied.
    @Transactional(readOnly = true)
    Compared compared(Actor reader, Draft draft, Rules.Whole whole) {
        var network = reader.network().id();
        var before = rules.now(network).protocol();
        var people = around.everybody(network);
        return new Compared(
                draft,
                whole,
                before,
                rules.versions(network).getFirst(),
                Diff.between(before, whole.protocol()),
                impact(reader, before, whole.protocol(), known.all(network)),
                rules.examples(whole.protocol()),
                (int) people.stream()
                        .map(RecognisedAround.Person::account)
                        .distinct()
                        .count(),
                kept(reader, before, people));
    }

    private Map<String, Double> kept(Actor reader, Protocol before, List<RecognisedAround.Person> people) {
        var figures =
                new NetworkFigures(territories.communes(), reader.network().departement());
        var kept = new HashMap<String, Double>();
        for (var guarantee : before.guarantees())
            figures.kept(guarantee, people).ifPresent(percent -> kept.put(guarantee.id(), percent));
        return kept;
    }

    private Impact impact(Actor reader, Protocol before, Protocol after, List<NetworkDossiers.One> dossiers) {
        var figures =
                new NetworkFigures(territories.communes(), reader.network().departement());
        var today = LocalDate.now(clock);
        // The days of grace begin when it is published, whatever day its file still says.
        return Impact.between(
                before,
                after.notBefore(today),
                dossiers.stream().map(NetworkDossiers.One::dossier).toList(),
                figures,
                today);
    }

    /// Who is touched, by name. That somebody read it is written down.
    @Transactional
    List<Touched> people(Actor reader, Compared compared) {
        var network = reader.network().id();
        var names = new HashMap<String, String>();
        var byId = accounts(reader);
        for (var one : known.all(network)) names.put(one.dossier().id(), name(one, byId));
        var touched = compared.impact().outcomes().stream()
                .filter(outcome -> outcome.effect().moves())
                .map(outcome -> new Touched(names.getOrDefault(outcome.dossier().id(), ""), outcome))
                .toList();
        events.publishEvent(new DossiersRead(network, reader.id(), touched.size(), "impact"));
        return touched;
    }

    /// « Renouvellement à faire » — by whom, and what.
    record Renewal(String name, Dossier dossier, ToRenew todo) {}

    /// Who has the label and no longer fulfils the rules of today, the most pressing first. That somebody read it is
    /// written down.
    @Transactional
    List<Renewal> renewals(Actor reader) {
        var network = reader.network().id();
        var now = rules.now(network);
        var byId = accounts(reader);
        var due = known.all(network).stream()
                .flatMap(one -> renewal(one, now, byId).stream())
                .sorted(Comparator.comparing((Renewal one) -> one.todo().by().orElse(LocalDate.MIN))
                        .thenComparing(Renewal::name))
                .toList();
        events.publishEvent(new DossiersRead(network, reader.id(), due.size(), "renewals"));
        return due;
    }

    private static Optional<Renewal> renewal(NetworkDossiers.One one, Rules.InForce now, Map<UUID, Account> byId) {
        return ToRenew.of(now.judge(), one.dossier(), now.today())
                .map(todo -> new Renewal(name(one, byId), one.dossier(), todo));
    }

    private static String name(NetworkDossiers.One one, Map<UUID, Account> byId) {
        return one.account()
                .map(byId::get)
                .map(Account::name)
                .or(() -> one.place().map(Place::name))
                .orElse("");
    }

    private Map<UUID, Account> accounts(Actor reader) {
        var byId = new HashMap<UUID, Account>();
        for (var account : accounts.all(reader)) byId.put(account.id(), account);
        return byId;
    }

    /// The dossiers of the network without names and in no order, one a line, for `protocol impact`. That somebody took
    /// them is written down.
    @Transactional
    String file(Actor reader) {
        var network = reader.network().id();
        var dossiers = new ArrayList<>(known.all(network));
        Collections.shuffle(dossiers, new Random(clock.instant().toEpochMilli()));
        var lines = new StringBuilder();
        var n = 0;
        for (var one : dossiers)
            lines.append(DossierFile.line("d" + ++n, one.dossier())).append('\n');
        events.publishEvent(new DossiersRead(network, reader.id(), n, "file"));
        return lines.toString();
    }

    /// Puts a draft into force on its day and writes to those whom it touches, if nothing was published since `latest`.
    @Transactional
    Publishing publish(Actor by, UUID id, String latest, IdentityLines lines, Decision decision) {
        var network = by.network().id();
        var found = store.open(network, id);
        if (found.isEmpty()) return new Publishing.NotFound();
        // What was published before and rules later was told already: only what is new since is told now.
        var before = rules.whole(network, latest).map(Rules.Whole::protocol);
        var own = remembered(network, lines.in(found.get().own()), found.get(), latest, lines, decision);
        return switch (rules.replace(network, own, latest, decision)) {
            case Rules.Publishing.Overtaken(var other) -> new Publishing.Overtaken(other);
            case Rules.Publishing.Refused(var mistakes) -> new Publishing.Refused(mistakes);
            case Rules.Publishing.Published(var whole) -> {
                var hash = whole.archive().hash();
                // Two at once: the second waited for the first, and was told above.
                store.end(network, id, End.PUBLISHED, hash, by.id(), clock.instant());
                var told = tell(by, before.orElseThrow(), whole.protocol(), decision.reason());
                events.publishEvent(new RulesPublished(network, by.id(), hash, version(whole.protocol())));
                yield new Publishing.Published(rules.versions(network).getFirst(), told.letters(), told.unreached());
            }
        };
    }

    /// With its line of history: what it changed, from which workshop, voted by whom, and why.
    private Folder remembered(
            String network, Folder own, Draft draft, String latest, IdentityLines lines, Decision decision) {
        var before = rules.whole(network, latest).map(Rules.Whole::own);
        return History.with(
                own,
                new History.Entry(
                        lines.version(),
                        LocalDate.now(clock),
                        List.of(),
                        Optional.of(draft.origin()).filter(origin -> origin.contains("telier")),
                        lines.adoptedBy(),
                        decision.reason(),
                        before.map(old -> History.changed(old, own.bare())).orElseGet(List::of)));
    }

    private static String version(Protocol protocol) {
        return protocol.identity().id() + " " + protocol.identity().version();
    }

    private record Told(int letters, int unreached) {}

    /// Each person and each place once.
    private Told tell(Actor by, Protocol before, Protocol after, String reason) {
        var network = by.network().id();
        var dossiers = known.all(network);
        var whose = new HashMap<String, NetworkDossiers.One>();
        for (var one : dossiers) whose.put(one.dossier().id(), one);
        var byId = accounts(by);
        var langs = accounts.langs(network, byId.keySet());
        var written = 0;
        var unreached = 0;
        for (var outcome : impact(by, before, after, dossiers).outcomes()) {
            var one = whose.get(outcome.dossier().id());
            var news = EffectOnPerson.of(outcome, before, after);
            if (one == null || news.isEmpty()) continue;
            var account = one.account().map(byId::get);
            if (account.isPresent()) {
                var lang = Locale.of(langs.getOrDefault(account.get().id(), "fr"));
                post(by, letters.toHelper(by.network(), account.get(), lang, after, news.get(), reason));
                written++;
                if (news.get().by().isPresent())
                    events.publishEvent(new RulesTold(
                            network,
                            UUID.fromString(outcome.dossier().id()),
                            version(after),
                            after.identity().inForce(),
                            outcome.lacking()));
            } else if (one.place().isPresent()) {
                var place = one.place().get();
                var some = tell(by, place, after, news.get(), reason);
                written += some;
                if (some == 0) unreached++;
                else if (news.get().by().isPresent())
                    events.publishEvent(new PlaceRulesTold(
                            network,
                            place.id(),
                            version(after),
                            after.identity().inForce(),
                            outcome.lacking()));
            }
        }
        return new Told(written, unreached);
    }

    /// To all who answer for it, each with a link of her own where the charter is to be signed.
    private int tell(Actor by, Place place, Protocol after, EffectOnPerson news, String reason) {
        var all = contacts.toWrite(by.network().id(), place.id());
        var from = after.identity().inForce();
        var until = from.plusDays(Math.max(SIGNING_DAYS, after.places().graceDays()));
        for (var one : all) {
            var link = news.toSign()
                    ? Optional.of(new DraftLetters.Link(visits.link(by, place.id(), one.name(), from, until), until))
                    : Optional.<DraftLetters.Link>empty();
            post(by, letters.toPlace(by.network(), one, place, after, news, reason, link));
        }
        return all.size();
    }

    private void post(Actor by, Letter letter) {
        outbox.post(by.network().id(), letter, clock.instant().plus(NEWS));
    }

    @Transactional
    boolean setAside(Actor by, UUID id) {
        var network = by.network().id();
        return store.open(network, id).isPresent()
                && store.end(network, id, End.SET_ASIDE, null, by.id(), clock.instant());
    }
}
