package org.tousaidants.platform.served;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Une fois pour tous » — on a round: it runs once for all territories, and sees the rows of all. Without it, a round
/// runs for each territory in turn and sees the rows of that one.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AcrossTerritories {}
