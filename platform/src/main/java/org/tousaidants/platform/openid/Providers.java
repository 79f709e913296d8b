package org.tousaidants.platform.openid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.signin.WayIn;
import org.tousaidants.platform.signin.WaysIn;
import org.tousaidants.platform.web.FormTargets;

/// The providers that the operator set up; none by default. A setting that is missing stops the start with its name.
@Component
class Providers implements WaysIn, FormTargets {
    private static final Bindable<Map<String, Map<String, String>>> SETTINGS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final List<Provider> all;

    Providers(Environment settings) {
        this.all = Binder.get(settings).bind("ta.openid", SETTINGS).orElseGet(Map::of).entrySet().stream()
                .map(one -> Provider.of(one.getKey(), one.getValue()))
                .toList();
    }

    Optional<Provider> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Provider> forPersons() {
        return all.stream().filter(Provider::forPersons).findFirst();
    }

    List<Provider> forAgents() {
        return all.stream().filter(one -> !one.forPersons()).toList();
    }

    @Override
    public List<WayIn> offered() {
        return forAgents().stream()
                .map(one ->
                        new WayIn("openid.enter", one.name(), "/connexion/fournisseurs/" + one.id(), one.about(), 20))
                .toList();
    }

    @Override
    public Set<String> origins() {
        return all.stream().map(Provider::origin).collect(Collectors.toSet());
    }
}
