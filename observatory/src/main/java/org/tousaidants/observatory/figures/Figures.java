package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.modules.NetworkModules;

/// « Chiffres » — service that computes the figures whose time has come, stores their values, and returns them with
/// their definitions.
@Service
public class Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final int MONTHS = 12;
    private static final Duration OLD = Duration.ofHours(1);

    private final FigureDefinitionCatalogue definitionCatalogue;
    private final PublicFigureStore store;
    private final TerritoryNetworks networks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean counts;
    private final TerritoryCommunes territories;
    private final PlaceDirectory directory;
    private final NetworkModules modules;
    private final ReentrantLock one = new ReentrantLock();
    private volatile @Nullable CommunesOfFigures brought;

    private record CommunesOfFigures(Communes of, Set<String> departements) {}

    Figures(
            FigureDefinitionCatalogue definitionCatalogue,
            PublicFigureStore store,
            TerritoryNetworks networks,
            TerritoryCommunes territories,
            PlaceDirectory directory,
            NetworkModules modules,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.definitionCatalogue = definitionCatalogue;
        this.store = store;
        this.networks = networks;
        this.territories = territories;
        this.directory = directory;
        this.modules = modules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        counts = store.makeViews();
        if (!counts)
            LOG.warn(
                    "no figure is counted: make the role once, « create role {} nologin; grant {} to … »",
                    Database.READER,
                    Database.READER);
    }

    /// A figure with all its stored values.
    ///
    /// @param at time of the last computation; empty if the figure was never computed
    record ComputedFigure(FigureDefinition definition, List<FigureValue> values, Optional<Instant> at) {
        /// Returns the total of each stored day, in ascending order.
        List<FigureValue> trend() {
            return values.stream().filter(FigureValue::whole).toList();
        }

        Optional<FigureValue> last() {
            return trend().stream().reduce((earlier, later) -> later);
        }

        /// Returns the values of one breakdown (such as by commune) on the last stored day.
        List<FigureValue> by(FigureDefinition.FigureBreakdown breakdown) {
            return by(breakdown, last().map(FigureValue::day).orElse(LocalDate.MIN));
        }

        /// Returns the day one year before the last stored day, if it has a value that belongs to the same
        /// series of values; otherwise empty.
        Optional<LocalDate> yearAgo() {
            return last().flatMap(now -> trend().stream()
                    .filter(one -> one.edition() == now.edition())
                    .map(FigureValue::day)
                    .filter(day -> !day.isAfter(now.day().minusMonths(11)))
                    .reduce((_, later) -> later));
        }

        List<FigureValue> by(FigureDefinition.FigureBreakdown breakdown, LocalDate day) {
            return values.stream()
                    .filter(value -> value.breakdown().equals(breakdown.path())
                            && value.day().equals(day)
                            && value.edition() == definition.edition())
                    .toList();
        }
    }

    List<ComputedFigure> all() {
        return used().map(this::counted).toList();
    }

    /// Returns the figures of all modules, for pages that summarise several figures. A figure about a module that the
    /// network does not use has no value.
    List<ComputedFigure> everywhere() {
        return definitionCatalogue.all().stream()
                .map(one -> isUsed(one)
                        ? counted(one)
                        : new ComputedFigure(one, FirstDayOfFigure.of(one, List.of()), Optional.empty()))
                .toList();
    }

    Optional<ComputedFigure> find(String id) {
        return definitionCatalogue.find(id).filter(this::isUsed).map(this::counted);
    }

    /// Returns the definitions of the figures about modules that the network uses.
    Stream<FigureDefinition> used() {
        return definitionCatalogue.all().stream().filter(this::isUsed);
    }

    private boolean isUsed(FigureDefinition definition) {
        return modules.isOn(definition.queries().module());
    }

    /// Returns a figure with its stored values. Pages only read stored values and never compute a figure.
    private ComputedFigure counted(FigureDefinition definition) {
        return new ComputedFigure(
                definition,
                FirstDayOfFigure.of(definition, store.values(definition.id())),
                store.countedAt(definition.id()));
    }

    /// Returns the latest publishable value, for pages of other packages that show the figure; empty if there is
    /// none.
    public Optional<Double> latest(String id) {
        return find(id).flatMap(figure -> figure.last()
                .flatMap(value ->
                        Optional.ofNullable(value.shown(figure.definition().kind()))));
    }

    private boolean old(FigureDefinition definition) {
        return store.countedAt(definition.id())
                .map(at -> at.plus(OLD).isBefore(clock.instant()))
                .orElse(true);
    }

    /// Declares the job that computes the figures whose time has come, soon after startup and then every hour.
    /// Pages can then show stored values. A figure that fails does not block the others.
    @Bean("figures.due")
    static Job figuresThatAreDue(Figures figures) {
        return Job.every(Duration.ofMinutes(10))
                .itemsInTheirOwnTransactions(() -> figures.ids(figures::old), figures::renewForJob);
    }

    /// Declares the job that computes, during the night, the figures that change once a day.
    @Bean("figures.nightly")
    static Job figuresOfTheNight(Figures figures) {
        return Job.dailyAt(LocalTime.of(4, 20))
                .itemsInTheirOwnTransactions(() -> figures.ids(_ -> true), figures::renewForJob);
    }

    private List<String> ids(Predicate<FigureDefinition> which) {
        return used().filter(which).map(FigureDefinition::id).toList();
    }

    private void renewForJob(String id) {
        renew(networks.here(), definitionCatalogue.find(id).orElseThrow());
    }

    /// Computes all figures now, for the button « Compter maintenant » and for the demonstration.
    void renewAll() {
        used().forEach(definition -> attempt(networks.here(), definition));
    }

    /// Computes a figure with a time limit, so that a slow figure does not block the others. If the limit is
    /// exceeded, the stored values remain and the figure is computed again later.
    private void attempt(TerritoryNetwork network, FigureDefinition definition) {
        try {
            renew(network, definition);
        } catch (DataAccessException | TransactionException slow) {
            LOG.warn("the figure {} of {} was not counted: {}", definition.id(), network.id(), slow.toString());
        }
    }

    /// Deletes all stored figures and ignores computations that are running. The demonstration calls this after
    /// it has generated its past data, so that figures are computed from these data.
    public void begin() {
        one.lock();
        try {
            for (var figure : definitionCatalogue.all()) store.forget(figure.id());
        } finally {
            one.unlock();
        }
        renewAll();
    }

    /// Computes all days of one figure in one transaction. If an error occurs, none of the values is stored.
    private void renew(TerritoryNetwork network, FigureDefinition definition) {
        if (!counts) return;
        one.lock();
        try {
            bringCommunes(network);
            definition
                    .hiding()
                    .beside()
                    .flatMap(one -> definitionCatalogue.find(one.figure()))
                    .ifPresent(one -> renew(network, one));
            transaction.executeWithoutResult(any -> {
                var past = new ArrayList<FigureValue>();
                for (var value : store.values(definition.id()))
                    if (value.edition() == definition.edition()) past.add(value);
                var known = new HashSet<LocalDate>();
                for (var value : past) known.add(value.day());
                var today = ParisTime.today(clock);
                var began = store.began(clock.instant());
                for (var day : days(definition, today)) {
                    var open = day.equals(today);
                    if (open) store.forget(definition.id(), day);
                    else if (known.contains(day)) continue;
                    var earlier = past.stream()
                            .filter(value -> value.day().isBefore(day) && value.known())
                            .toList();
                    var values = count(definition, day, open ? clock.instant() : end(day), began, earlier);
                    store.keep(definition.id(), values, clock.instant());
                    past.addAll(values);
                }
            });
        } finally {
            one.unlock();
        }
    }

    /// Returns the communes whose inhabitants the figures count, with the minutes by car to the nearest place.
    List<PublicFigureStore.FigureCell> communesCounted() {
        if (!counts) return List.of();
        return store.count(clock.instant(), """
                select t.code as cell, t.name as name, t.population as amount, min(w.minutes) as total
                from territory t left join ways w on w.commune = t.code group by t.code, t.name, t.population""");
    }

    /// Computes the figures with these ids now. They are computed at the same time as the published files are
    /// written, so that the same values can be recomputed from these files.
    void countNow(List<String> ids) {
        for (var id : ids) definitionCatalogue.find(id).ifPresent(one -> attempt(networks.here(), one));
    }

    /// Stores the communes that the queries of the figures read: the communes of each département with a place,
    /// and those of the network's own territory.
    private void bringCommunes(TerritoryNetwork network) {
        var table = territories.communes();
        var wanted = new TreeSet<String>();
        wanted.add(network.departement());
        for (var place : directory.snapshot().places())
            table.byCode(place.sheet().text(Field.CODE_INSEE)).ifPresent(commune -> wanted.add(commune.departement()));
        var known = brought;
        if (known != null && known.of() == table && known.departements().containsAll(wanted)) return;
        store.keepCommunes(wanted.stream()
                .flatMap(departement -> table.inDepartement(departement).stream())
                .toList());
        brought = new CommunesOfFigures(table, wanted);
    }

    /// Returns the days for which a figure is computed: the last days of the past months, and the current day. A
    /// figure that counts people is not computed for the current day, because the difference between two days
    /// could identify a person.
    private static List<LocalDate> days(FigureDefinition definition, LocalDate today) {
        var days = new ArrayList<LocalDate>();
        for (var back = MONTHS; back >= 1; back--)
            days.add(today.minusMonths(back - 1L).withDayOfMonth(1).minusDays(1));
        if (!definition.secret()) days.add(today);
        return days;
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
    }

    private List<FigureValue> count(
            FigureDefinition definition,
            LocalDate day,
            Instant until,
            Optional<Instant> began,
            List<FigureValue> earlier) {
        // Before the first place of the network exists, the value is unknown and not zero.
        if (began.filter(until::isAfter).isEmpty())
            return List.of(new FigureValue(definition.edition(), day, "", "", "", null, null, false));
        var values = new ArrayList<FigureValue>();
        for (var cell : store.count(until, definition.queries().sql())) values.add(value(definition, day, "", cell));
        definition
                .queries()
                .breakdowns()
                .forEach((breakdown, query) -> store.count(until, query)
                        .forEach(cell -> values.add(value(definition, day, breakdown.path(), cell))));
        if (!definition.secret()) return values;
        var safe = new PublishedFigureProtection(definition.kind(), epciOf(values, earlier)).among(values, earlier);
        return definition
                .hiding()
                .beside()
                .map(counts -> PublishedFigureProtection.beside(safe, counts.state(), on(counts.figure(), day)))
                .orElse(safe);
    }

    private List<FigureValue> on(String figure, LocalDate day) {
        return definitionCatalogue.find(figure).stream()
                .flatMap(one -> store.values(figure).stream()
                        .filter(value -> value.day().equals(day) && value.edition() == one.edition()))
                .toList();
    }

    /// Returns the group of communes (EPCI) of each commune that occurs in these values.
    ///
    /// @param values values of the day
    /// @param earlier published values of earlier days
    private Map<String, String> epciOf(List<FigureValue> values, List<FigureValue> earlier) {
        var table = territories.communes();
        var epci = new HashMap<String, String>();
        Stream.concat(values.stream(), earlier.stream())
                .map(FigureValue::cell)
                .forEach(cell -> table.byCode(cell).ifPresent(commune -> epci.put(cell, commune.epci())));
        return epci;
    }

    private static FigureValue value(
            FigureDefinition definition, LocalDate day, String breakdown, PublicFigureStore.FigureCell cell) {
        return new FigureValue(
                definition.edition(), day, breakdown, cell.cell(), cell.name(), cell.amount(), cell.total(), false);
    }
}
