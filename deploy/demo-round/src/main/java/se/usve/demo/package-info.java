/**
 * The round 2018–2021 as demo data: a generator of made-up units and answers that together give the figures the
 * evaluation report printed, and a loader that sends them through the public REST API.
 *
 * <p>Everything below the level of a region is made up: names, sizes, answers, texts and rulings. Only the sums are
 * the report's.
 */
package se.usve.demo;
