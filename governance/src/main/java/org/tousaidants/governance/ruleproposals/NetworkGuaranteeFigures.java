package org.tousaidants.governance.ruleproposals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.label.skills.GuaranteeCoverage;
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.Measure;

/// Measures the guarantees of a network: the distance of each commune to the nearest person who fulfils the
/// rules or has the label, by road. Without roads, and for other guarantees, there is no measure; the communes too
/// far as the crow flies are then known all the same.
record NetworkGuaranteeFigures(Communes communes, String departement, Journeys journeys)
        implements RulesImpact.Figures {
    /// « Communes trop loin » — those beyond this number of kilometres as the crow flies.
    record FarCommunes(int kilometres, int communes, long inhabitants) {}

    @Override
    public Optional<List<Measure>> of(ServiceGuarantee guarantee, List<Dossier> recognised) {
        return coverage(guarantee, codes(guarantee, recognised)).flatMap(GuaranteeCoverage::measures);
    }

    /// Empty where the guarantee is measured by road, and for guarantees of another kind.
    Optional<FarCommunes> far(ServiceGuarantee guarantee, List<Dossier> recognised) {
        return coverage(guarantee, codes(guarantee, recognised))
                .filter(one -> one.measure().straight())
                .map(one -> new FarCommunes(
                        one.measure().limit(), one.missing().size(), GuaranteeCoverage.inhabitants(one.missing())));
    }

    private static HashSet<String> codes(ServiceGuarantee guarantee, List<Dossier> recognised) {
        var codes = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) codes.add(dossier.commune());
        return codes;
    }

    /// The percentage for which people with a valid label keep a guarantee.
    Optional<Double> kept(ServiceGuarantee guarantee, List<RecognisedHelpersByCommune.Person> labelled) {
        var codes = new HashSet<String>();
        for (var one : labelled) if (guarantee.profiles().contains(one.profile())) codes.addAll(one.communes());
        return coverage(guarantee, codes).flatMap(GuaranteeCoverage::measures).map(guarantee::keptPercent);
    }

    private Optional<GuaranteeCoverage> coverage(ServiceGuarantee guarantee, HashSet<String> codes) {
        var inhabited = communes.inDepartement(departement);
        return GuaranteeCoverage.measures(guarantee) && !inhabited.isEmpty()
                ? Optional.of(GuaranteeCoverage.of(guarantee, inhabited, codes, communes, journeys))
                : Optional.empty();
    }
}
