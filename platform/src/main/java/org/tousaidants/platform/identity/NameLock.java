package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Nom établi » — declared by a package that signed or published a person's name: while it holds, only the
/// coordination changes the name.
public interface NameLock {
    boolean keeps(UUID account);
}
