package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Nom établi » — whether a package has signed or published a person's name. Then only the coordination may
/// change it. The package implements it as a Spring bean.
public interface PersonNameLock {
    boolean keeps(UUID account);
}
