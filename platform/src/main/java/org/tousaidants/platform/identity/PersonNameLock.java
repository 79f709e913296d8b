package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Nom établi » — tells whether a package has signed or published a person's name, so that only a coordinator may
/// change it. The package implements it as a Spring bean.
public interface PersonNameLock {
    boolean keeps(UUID account);
}
