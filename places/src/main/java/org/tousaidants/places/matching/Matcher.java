package org.tousaidants.places.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.linkage.Linkage;
import org.tousaidants.core.linkage.Parameters;
import org.tousaidants.core.linkage.Ruling;
import org.tousaidants.core.linkage.Thresholds;
import org.tousaidants.core.territory.Communes;

/// « Rapprocheur » — which records of places, from several sources, mean one place: the pairs, each with its reasons,
/// and the groups. Pure and repeatable: the same records give the same answer in any order.
public final class Matcher {
    /// Chosen on the half of the known pairs that was looked at: precision first, then the best F1.
    static final Thresholds THRESHOLDS = new Thresholds(0.9, 0.3, 1);

    /// Sites of one organisation resemble each other as records of one place do: what is typical of a level counts as
    /// much as what was learned.
    private static final double HELD = 1;

    private final Communes communes;
    private final Optional<Parameters> parameters;

    private Matcher(Communes communes, Optional<Parameters> parameters) {
        this.communes = communes;
        this.parameters = parameters;
    }

    /// With the parameters that ship with the product.
    public static Matcher shipped(Communes communes) {
        return new Matcher(communes, Optional.of(Weights.shipped()));
    }

    /// Learns from the records themselves: they must be many.
    public static Matcher learning(Communes communes) {
        return new Matcher(communes, Optional.empty());
    }

    public MatchResult match(Collection<SourceEntry> entries) {
        return match(entries, List.of());
    }

    /// @param entries no two with the same source and identifier
    /// @param decided by people: what they said outweighs all likeness
    public MatchResult match(Collection<SourceEntry> entries, Collection<Ruling> decided) {
        var ready = Fiches.of(entries, communes);
        var kept = WellKept.among(ready.fiches());
        var linkage = linkage(ready)
                .clean(kept)
                .guarded(Guards.of(ready.vocabulary()))
                .deciding(THRESHOLDS)
                .overlappingSources()
                .marked(Fiche::point)
                .holdingToTypical(HELD);
        if (parameters.isPresent()) linkage = linkage.given(parameters.get());
        return new MatchResult(linkage.link(ready.fiches(), decided), kept, hosts(ready, decided));
    }

    /// What people decided is not asked again.
    private static Set<Hosts.Pair> hosts(Fiches.Ready ready, Collection<Ruling> decided) {
        var asked = Hosts.among(ready);
        for (var ruling : decided) asked.remove(Hosts.Pair.of(ruling.left(), ruling.right()));
        return asked;
    }

    /// Of pairs known to be one place, the share that is compared.
    double preselected(Collection<SourceEntry> entries, Collection<Ruling> known) {
        var ready = Fiches.of(entries, communes);
        return linkage(ready).preselected(ready.fiches(), known);
    }

    private static Linkage<Fiche> linkage(Fiches.Ready ready) {
        var words = ready.vocabulary();
        return Linkage.of(Fiche::key, Questions.of(words), Passes.of(words, ready.lost()));
    }
}
