/** Scores units when their answers come or something else changes, and shows results with their whole ground. */
package se.usve.scoring.result;
