package org.tousaidants.platform.modules;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.jobs.JobAvailability;
import org.tousaidants.platform.tenancy.CachedTenantValue;
import org.tousaidants.platform.tenancy.Tenants;

/// « Modules en service » — tells whether the network uses a module, and switches modules on and off. Every request
/// asks this class; a change takes effect in other processes within [CachedTenantValue#FRESH].
@Service
public class NetworkModules implements JobAvailability {
    private static final String ROOT = "org.tousaidants.";

    private final NetworkModuleStore store;
    private final Clock clock;
    private final ObjectProvider<CacheManager> caches;
    private final List<ModuleManifest> manifests;
    private final Map<String, ModuleManifest> byName;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final CachedTenantValue<Set<String>> off;

    NetworkModules(NetworkModuleStore store, Tenants tenants, Clock clock, ObjectProvider<CacheManager> caches) {
        this.caches = caches;
        this.store = store;
        this.off = new CachedTenantValue<>(tenants, Set.of(), store::off);
        this.clock = clock;
        this.manifests = ModuleManifest.all();
        this.byName = manifests.stream().collect(Collectors.toMap(ModuleManifest::name, one -> one));
    }

    /// Returns the modules that a network may switch, in display order.
    public List<ModuleManifest> choices() {
        return manifests.stream()
                .filter(one -> !one.always() && one.partOf().equals(one.name()))
                .toList();
    }

    public List<ModulePreset> presets() {
        return ModulePreset.shipped();
    }

    /// Returns a condition that is true for the names of the tables of this module and of its parts.
    public Predicate<String> tables(String module) {
        var prefixes = parts(module, ModuleManifest::tables);
        return table -> prefixes.contains(table.replaceFirst("_.*", ""));
    }

    /// Returns the names of the accounting tables of this module, which the law forbids to delete.
    public Set<String> accounts(String module) {
        return parts(module, ModuleManifest::accounts);
    }

    private Set<String> parts(String module, Function<ModuleManifest, Set<String>> of) {
        return manifests.stream()
                .filter(one -> one.partOf().equals(module))
                .flatMap(one -> of.apply(one).stream())
                .collect(Collectors.toSet());
    }

    /// Returns whether the network uses the module. A package without a manifest is always switched on.
    public boolean isOn(String module) {
        var manifest = byName.get(module);
        return manifest == null || manifest.always() || !off.get().contains(manifest.partOf());
    }

    /// Returns whether the network uses the module of this class.
    public boolean isOn(Class<?> owner) {
        return isOn(names.computeIfAbsent(owner.getPackageName(), this::nameOf));
    }

    /// Returns the name of the switched-off module to which this class belongs, as [#choices] names the module;
    /// empty if the network uses the class.
    public Optional<String> switchedOff(Class<?> owner) {
        return Optional.ofNullable(byName.get(names.computeIfAbsent(owner.getPackageName(), this::nameOf)))
                .filter(manifest -> !isOn(manifest.name()))
                .map(ModuleManifest::partOf);
    }

    @Override
    public boolean runs(Class<?> owner) {
        return isOn(owner);
    }

    /// Returns the name of the module to which a package belongs; empty if no manifest contains the package.
    ///
    /// @param of name of the package
    private String nameOf(String of) {
        return manifests.stream()
                .filter(one -> (of + ".").startsWith(ROOT + one.within() + "."))
                .max(Comparator.comparingInt(one -> one.within().length()))
                .map(ModuleManifest::name)
                .orElse("");
    }

    /// « Résultat du choix » — either the modules that changed, each with whether it is now on, or the modules
    /// that cannot be switched off, each with the modules that need it.
    public sealed interface ModuleSwitchResult {
        record ModulesSwitched(Map<String, Boolean> changed) implements ModuleSwitchResult {}

        record ModulesStillRequired(Map<String, Set<String>> by) implements ModuleSwitchResult {}
    }

    /// Switches on the wanted modules, and switches off all other optional modules. The data of a module that is
    /// off remain stored.
    ///
    /// @param wanted names of the modules
    @Transactional
    public ModuleSwitchResult use(Set<String> wanted) {
        var unused = new HashSet<String>();
        var needed = new TreeMap<String, Set<String>>();
        for (var choice : choices()) {
            if (!wanted.contains(choice.name())) unused.add(choice.name());
            else
                for (var need : choice.needs())
                    if (!wanted.contains(need))
                        needed.computeIfAbsent(need, _ -> new TreeSet<>()).add(choice.name());
        }
        if (!needed.isEmpty()) return new ModuleSwitchResult.ModulesStillRequired(needed);
        var before = store.off();
        store.replace(unused, Instant.now(clock));
        forget();
        var changed = new HashMap<String, Boolean>();
        for (var one : choices())
            if (before.contains(one.name()) != unused.contains(one.name()))
                changed.put(one.name(), before.contains(one.name()));
        return new ModuleSwitchResult.ModulesSwitched(changed);
    }

    /// Switches on the modules of a preset, at the first start of a network.
    void begin(String preset) {
        presets().stream().filter(one -> one.name().equals(preset)).findFirst().ifPresent(one -> use(one.on()));
    }

    /// Clears the answers that other packages have cached, because they may refer to a module that is now off,
    /// or to rows that were deleted.
    public void forget() {
        off.forget();
        caches.stream()
                .forEach(all -> all.getCacheNames()
                        .forEach(name -> Optional.ofNullable(all.getCache(name)).ifPresent(Cache::clear)));
    }
}
