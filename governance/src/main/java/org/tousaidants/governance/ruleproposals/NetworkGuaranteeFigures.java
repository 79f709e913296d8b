package org.tousaidants.governance.ruleproposals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.label.skills.ServiceGuaranteeCoverage;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeMeasure;

/// Measures the guarantees of a network: the way by road from each commune to the nearest person who fulfils the
/// rules or has the label. Without road data, and for other kinds of guarantees, nothing can be measured; the
/// communes that are too far even as the crow flies are still known.
record NetworkGuaranteeFigures(Communes communes, String departement, CarJourneys journeys)
        implements RulesImpact.GuaranteeFigureSource {
    /// « Communes trop loin » — the communes that are farther from a helper than a number of kilometres as the
    /// crow flies.
    ///
    /// @param kilometres this number of kilometres
    /// @param communes number of communes
    /// @param inhabitants number of their inhabitants
    record FarCommunes(int kilometres, int communes, long inhabitants) {}

    @Override
    public Optional<List<GuaranteeMeasure>> of(ServiceGuarantee guarantee, List<LabelDossier> recognised) {
        return coverage(guarantee, codes(guarantee, recognised)).flatMap(ServiceGuaranteeCoverage::measures);
    }

    /// Returns the communes that are too far from a helper even as the crow flies. Empty if the guarantee can be
    /// measured by road, or if it is not about the way to a helper.
    ///
    /// @param recognised dossiers of the helpers
    Optional<FarCommunes> far(ServiceGuarantee guarantee, List<LabelDossier> recognised) {
        return coverage(guarantee, codes(guarantee, recognised))
                .filter(one -> one.measure().straight())
                .map(one -> new FarCommunes(
                        one.measure().limit(),
                        one.missing().size(),
                        ServiceGuaranteeCoverage.inhabitants(one.missing())));
    }

    private static HashSet<String> codes(ServiceGuarantee guarantee, List<LabelDossier> recognised) {
        var codes = new HashSet<String>();
        for (var dossier : recognised)
            if (guarantee.profiles().contains(dossier.profile())) codes.add(dossier.commune());
        return codes;
    }

    /// Returns the percentage of the inhabitants for whom a guarantee is kept by the people with a valid label;
    /// empty if the guarantee cannot be measured.
    Optional<Double> kept(
            ServiceGuarantee guarantee, List<RecognisedHelpersByCommune.RecognisedHelperInCommunes> labelled) {
        var codes = new HashSet<String>();
        for (var one : labelled) if (guarantee.profiles().contains(one.profile())) codes.addAll(one.communes());
        return coverage(guarantee, codes)
                .flatMap(ServiceGuaranteeCoverage::measures)
                .map(guarantee::keptPercent);
    }

    private Optional<ServiceGuaranteeCoverage> coverage(ServiceGuarantee guarantee, HashSet<String> codes) {
        var inhabited = communes.inDepartement(departement);
        return ServiceGuaranteeCoverage.measures(guarantee) && !inhabited.isEmpty()
                ? Optional.of(ServiceGuaranteeCoverage.of(guarantee, inhabited, codes, communes, journeys))
                : Optional.empty();
    }
}
