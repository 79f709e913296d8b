package org.tousaidants.platform.modules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.jobs.JobSwitch;
import org.tousaidants.platform.tenancy.Tenants;

/// « Modules en service » — service: whether the network uses a module. Each request asks; another process learns a
/// change within [#FRESH].
@Service
public class Modules implements JobSwitch {
    static final Duration FRESH = Duration.ofSeconds(2);
    private static final String ROOT = "org.tousaidants.";

    private record Known(Set<String> off, long at) {}

    private final ModuleStore store;
    private final Tenants tenants;
    private final Clock clock;
    private final List<ModuleManifest> manifests;
    private final Map<String, ModuleManifest> byName;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Modules(ModuleStore store, Tenants tenants, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
        this.manifests = ModuleManifest.all();
        this.byName = manifests.stream().collect(Collectors.toMap(ModuleManifest::name, one -> one));
    }

    /// The modules that a network may switch, in display order.
    public List<ModuleManifest> choices() {
        return manifests.stream()
                .filter(one -> !one.always() && one.partOf().equals(one.name()))
                .toList();
    }

    public List<ModulePreset> presets() {
        return ModuleManifest.presets();
    }

    /// Whether the network uses the module. A package without a manifest is always on.
    public boolean isOn(String module) {
        var manifest = byName.get(module);
        return manifest == null || manifest.always() || !off().contains(manifest.partOf());
    }

    /// Whether the network uses the module of this class.
    public boolean isOn(Class<?> owner) {
        return isOn(nameOf(owner));
    }

    @Override
    public boolean runs(Class<?> owner) {
        return isOn(owner);
    }

    private static String nameOf(Class<?> owner) {
        var name = owner.getName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }

    private Set<String> off() {
        var here = tenants.here();
        var last = known.get(here);
        var now = System.nanoTime();
        if (last != null && now - last.at() < FRESH.toNanos()) return last.off();
        try {
            var read = store.off();
            known.put(here, new Known(read, now));
            return read;
        } catch (DataAccessException | TransactionException away) {
            // The page that reports the outage must not fail for this.
            return last == null ? Set.of() : last.off();
        }
    }

    /// What these choices lead to: a module is off when it needs one that is off.
    public Set<String> offWith(Set<String> wanted) {
        var off = new HashSet<String>();
        choices().stream()
                .map(ModuleManifest::name)
                .filter(name -> !wanted.contains(name))
                .forEach(off::add);
        while (choices().stream()
                .filter(one -> !off.contains(one.name()))
                .filter(one -> one.needs().stream().anyMatch(off::contains))
                .map(ModuleManifest::name)
                .toList()
                .stream()
                .anyMatch(off::add)) {}
        return off;
    }

    /// Uses these modules, and no other that can be off. Data stay.
    ///
    /// @return whether each module changed
    @Transactional
    public Map<String, Boolean> use(Set<String> wanted) {
        var before = store.off();
        var off = offWith(wanted);
        store.replace(off, Instant.now(clock));
        known.remove(tenants.here());
        var changed = new HashMap<String, Boolean>();
        for (var one : choices())
            if (before.contains(one.name()) != off.contains(one.name()))
                changed.put(one.name(), before.contains(one.name()));
        return changed;
    }
}
